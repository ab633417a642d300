namespace NnGen.Generator.Emission.Kernels;

/// <summary>The sum of the runs of each row: <c>[N, times, count] → [N, count]</c>.</summary>
internal sealed record SumRepeatsKernel(int Times, int Count, int InputStride, int Stride) : Kernel
{
    public override string Name => $"Sum{NumberText.Integer(Times)}x{NumberText.Integer(Count)}";

    public override string Description => $"<c>[N, {Times}, {Count}] → [N, {Count}]</c>: result[n, i] = Σₜ input[n, t, i]";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var inputRow = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {Stride});");
        var sums = new NameScope([]);
        Runs.Cover(writer, lanes, Count, (l, i) =>
        {
            var sum = sums.Take("sum");
            writer.Line($"var {sum} = {l.Load("inputRow", i)};");
            using (writer.Block($"for (nint time = 1; time < {Times}; time++)"))
            {
                writer.Line($"{sum} += {l.Load("inputRow", i == "0" ? $"time * {Count}" : $"(time * {Count}) + {i}")};");
            }

            writer.Line(l.Store(sum, "resultRow", i));
        });
        Runs.ClearPadding(writer, lanes, "resultRow", Count, Stride);
    }
}
