namespace NnGen.Generator.Emission.Kernels;

/// <summary>Runs out of rows: of each run of the input, <paramref name="Length"/> floats from <paramref name="Start"/> on.</summary>
/// <param name="Repeats">The runs of a row.</param>
/// <param name="InputLength">The floats of a run of the input.</param>
/// <param name="Start">Where the copied floats start in it.</param>
/// <param name="Length">How many are copied.</param>
/// <param name="InputStride">The floats from a row of the input to the next.</param>
/// <param name="Stride">The floats from a row of the result to the next.</param>
internal sealed record SliceKernel(int Repeats, int InputLength, int Start, int Length, int InputStride, int Stride) : Kernel
{
    public override string Name => $"Slice{(Repeats == 1 ? "" : NumberText.Integer(Repeats) + "x")}{NumberText.Integer(Start)}To{NumberText.Integer(Start + Length)}";

    public override string Description =>
        $"<c>[N, {Repeats}, {InputLength}] → [N, {Repeats}, {Length}]</c>: elements {Start} to {Start + Length - 1} of each run";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var inputRow = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {Stride});");
        if (Repeats == 1)
        {
            Runs.Copy(writer, lanes, "inputRow", Start, "resultRow", 0, Length);
        }
        else
        {
            using var repeats = writer.Block($"for (nint turn = 0; turn < {Repeats}; turn++)");
            writer.Line($"ref var inputRun = ref Unsafe.Add(ref inputRow, turn * {InputLength});");
            writer.Line($"ref var resultRun = ref Unsafe.Add(ref resultRow, turn * {Length});");
            Runs.Copy(writer, lanes, "inputRun", Start, "resultRun", 0, Length);
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Repeats * Length, Stride);
    }
}
