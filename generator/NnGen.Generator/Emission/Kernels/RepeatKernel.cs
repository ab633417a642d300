namespace NnGen.Generator.Emission.Kernels;

/// <summary>Each row several times behind itself: <c>[N, count] → [N, times, count]</c>.</summary>
internal sealed record RepeatKernel(int Times, int Count, int InputStride, int Stride) : Kernel
{
    public override string Name => $"Repeat{NumberText.Integer(Times)}x{NumberText.Integer(Count)}";

    public override string Description => $"<c>[N, {Count}] → [N, {Times}, {Count}]</c>: the same row {Times} times";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var inputRow = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {Stride});");
        using (writer.Block($"for (nint time = 0; time < {Times}; time++)"))
        {
            writer.Line($"ref var resultRun = ref Unsafe.Add(ref resultRow, time * {Count});");
            Runs.Copy(writer, lanes, "inputRow", 0, "resultRun", 0, Count);
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Times * Count, Stride);
    }
}
