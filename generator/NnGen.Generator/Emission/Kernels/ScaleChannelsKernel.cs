using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>Each row of a kernel times a vector of factors.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Channels">The channels of each.</param>
/// <param name="InPanels">Whether they lie in panels of 32 channels, the last of 16 where no more are left.</param>
internal sealed record ScaleChannelsKernel(int Rows, int Channels, bool InPanels) : Kernel
{
    private const int PanelWidth = 32;

    public override string Name => $"Scale{(InPanels ? "Panels" : "Channels")}{NumberText.Integer(Rows)}x{NumberText.Integer(Channels)}";

    public override string Description => $"<c>[{Rows}, {Channels}], [{Channels}] → [{Rows}, {Channels}]</c>: result[k, o] = kernel[k, o] · factor[o]";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("ref float", "kernel"), new("ref float", "factor"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        if (!InPanels)
        {
            WriteRows(0, Channels);
            return;
        }

        // Where a panel begins, all rows of those before it have gone by.
        var padded = Storage.Pad(Channels);
        for (var start = 0; start < padded; start += PanelWidth)
        {
            WriteRows(start, Math.Min(PanelWidth, padded - start));
        }

        void WriteRows(int start, int width)
        {
            using var rows = writer.Block($"for (nint row = 0; row < {Rows}; row++)");
            writer.Line($"ref var kernelRow = ref Unsafe.Add(ref kernel, {(long)start * Rows} + (row * {width}));");
            writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, {(long)start * Rows} + (row * {width}));");
            writer.Line($"ref var factors = ref {Lanes.At("factor", NumberText.Integer(start))};");
            Runs.Cover(writer, lanes, width, (l, o) =>
            {
                var product = $"{l.Load("kernelRow", o)} * {l.Load("factors", o)}";
                writer.Line(l.Store(l.IsScalar ? product : $"({product})", "resultRow", o));
            });
        }
    }
}
