using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>A part of a concatenation.</summary>
/// <param name="Length">The floats that follow each other in each of its runs.</param>
/// <param name="Stride">The floats from a row to the next.</param>
internal sealed record ConcatenatedPart(int Length, int Stride);

/// <summary>Rows of which each is made of runs, one of every part in turn, as often as the dimensions before the axis say.</summary>
/// <param name="Repeats">How often the parts take turns in a row.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Stride">The floats from a row of the result to the next.</param>
internal sealed record ConcatenateKernel(int Repeats, EquatableArray<ConcatenatedPart> Parts, int Stride) : Kernel
{
    public override string Name =>
        $"Concatenate{(Repeats == 1 ? "" : NumberText.Integer(Repeats) + "x")}{string.Join("And", Parts.Items.Take(4).Select(p => p.Length))}";

    public override string Description =>
        $"<c>[N, {Repeats}, {string.Join(" + ", Parts.Items.Select(p => p.Length))}]</c>: the parts one after the other";

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("int", "rows"),
        .. Parts.Items.Select((_, i) => new KernelParameter("ref float", PartName(i))),
        new("ref float", "result"),
    ];

    private int Length => Parts.Items.Sum(p => p.Length);

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        for (var i = 0; i < Parts.Count; i++)
        {
            writer.Line($"ref var {PartName(i)}Row = ref Unsafe.Add(ref {PartName(i)}, row * {Parts[i].Stride});");
        }

        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {Stride});");
        if (Repeats == 1)
        {
            WriteRuns(writer, lanes, "Row");
        }
        else
        {
            using var repeats = writer.Block($"for (nint turn = 0; turn < {Repeats}; turn++)");
            for (var i = 0; i < Parts.Count; i++)
            {
                writer.Line($"ref var {PartName(i)}Run = ref Unsafe.Add(ref {PartName(i)}Row, turn * {Parts[i].Length});");
            }

            writer.Line($"ref var resultRun = ref Unsafe.Add(ref resultRow, turn * {Length});");
            WriteRuns(writer, lanes, "Run");
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Repeats * Length, Stride);
    }

    private static string PartName(int index) => "part" + NumberText.Integer(index + 1);

    private void WriteRuns(CodeWriter writer, Lanes lanes, string suffix)
    {
        var start = 0;
        for (var i = 0; i < Parts.Count; i++)
        {
            Runs.Copy(writer, lanes, PartName(i) + suffix, 0, "result" + suffix, start, Parts[i].Length);
            start += Parts[i].Length;
        }
    }
}
