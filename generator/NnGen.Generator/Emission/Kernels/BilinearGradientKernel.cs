namespace NnGen.Generator.Emission.Kernels;

/// <summary>The gradient of <see cref="BilinearKernel"/>: for each pixel of the image, all that is interpolated from it, times its weight.</summary>
internal sealed record BilinearGradientKernel(ImageSize Image, int Factor, int GradientStride, int ResultStride) : Kernel
{
    public override string Name => $"BilinearGradient{Image.Height}x{Image.Width}x{Image.Channels}Times{Factor}";

    public override string Description =>
        $"<c>[N, {Image.Height * Factor}, {Image.Width * Factor}, {Image.Channels}] → [N, {Image}]</c>: the gradient of what is interpolated between four pixels";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "outputGradient"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var gradientRow = ref Unsafe.Add(ref outputGradient, row * {GradientStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
        using (writer.Block($"for (nint y = 0; y < {Image.Height}; y++)"))
        {
            WriteRange(writer, "Line", "y", Image.Height);
            using var columns = writer.Block($"for (nint x = 0; x < {Image.Width}; x++)");
            WriteRange(writer, "Column", "x", Image.Width);
            writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Image.Width}) + x) * {Image.Channels});");
            var sums = new NameScope([]);
            Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
            {
                var sum = sums.Take("sum");
                writer.Line($"var {sum} = {l.Zero};");
                using (writer.Block("for (var line = firstLine; line < endLine; line++)"))
                {
                    writer.Line($"var down = {Weight("line", "y", Image.Height)};");
                    using var across = writer.Block("for (var column = firstColumn; column < endColumn; column++)");
                    writer.Line($"var weight = down * {Weight("column", "x", Image.Width)};");
                    writer.Line($"{sum} += {l.Load("gradientRow", $"(((line * {Image.Width * Factor}) + column) * {Image.Channels}) + {c}")} * weight;");
                }

                writer.Line(l.Store(sum, "pixel", c));
            });
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Image.Height * Image.Width * Image.Channels, ResultStride);
    }

    /// <summary>The lines or columns of the result that lie nearer to a pixel than a whole pixel; some at the ends may weigh nothing.</summary>
    private void WriteRange(CodeWriter writer, string dimension, string pixel, int size)
    {
        writer.Line($"var first{dimension} = nint.Max(0, ({pixel} * {Factor}) - {(Factor + 1) / 2});");
        writer.Line($"var end{dimension} = nint.Min({size * Factor}, ({pixel} * {Factor}) + {Factor + (Factor / 2) + 1});");
    }

    /// <summary>What a line or column of the result takes of a pixel: 1 minus the distance, in parts of which a pixel has twice the factor.</summary>
    private string Weight(string place, string pixel, int size) =>
        $"(nint.Max(0, {2 * Factor} - nint.Abs(nint.Clamp((2 * {place}) + {1 - Factor}, 0, {(size - 1) * 2 * Factor}) - ({pixel} * {2 * Factor}))) * {NumberText.Float(1.0 / (2 * Factor))})";
}
