namespace NnGen.Generator.Emission.Kernels;

/// <summary>An image in another frame: lines are copied between zeros, or without what is cut off.</summary>
internal sealed record FrameKernel(ImageSize Image, ImageSize Result, int Top, int Left, int InputStride, int ResultStride) : Kernel
{
    public override string Name => $"Frame{Image.Height}x{Image.Width}x{Image.Channels}In{Result.Height}x{Result.Width}";

    public override string Description => $"<c>[N, {Image}] → [N, {Result}]</c>: from line {-Top} and column {-Left} on, zeros outside";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var image = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");

        // The lines of the result that the image has, and the columns of each.
        var (firstLine, endLine) = (Math.Max(0, Top), Math.Min(Result.Height, Image.Height + Top));
        var (firstColumn, endColumn) = (Math.Max(0, Left), Math.Min(Result.Width, Image.Width + Left));
        Clear(writer, lanes, "resultRow", 0, firstLine * Result.Width * Result.Channels);
        using (writer.Block($"for (nint y = {firstLine}; y < {endLine}; y++)"))
        {
            writer.Line($"ref var line = ref Unsafe.Add(ref image, (y {(Top < 0 ? "+" : "-")} {Math.Abs(Top)}) * {Image.Width * Image.Channels});");
            writer.Line($"ref var resultLine = ref Unsafe.Add(ref resultRow, y * {Result.Width * Result.Channels});");
            Clear(writer, lanes, "resultLine", 0, firstColumn * Result.Channels);
            Runs.Copy(
                writer, lanes, "line", (firstColumn - Left) * Result.Channels, "resultLine", firstColumn * Result.Channels, (endColumn - firstColumn) * Result.Channels);
            Clear(writer, lanes, "resultLine", endColumn * Result.Channels, Result.Width * Result.Channels);
        }

        Clear(writer, lanes, "resultRow", endLine * Result.Width * Result.Channels, ResultStride);
    }

    private static void Clear(CodeWriter writer, Lanes lanes, string run, int start, int end) => Runs.ClearPadding(writer, lanes, run, start, end);
}
