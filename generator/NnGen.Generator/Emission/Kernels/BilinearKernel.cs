namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// An image enlarged by a whole factor, linearly interpolated along both dimensions. Places are counted in parts of a pixel, of which it has
/// twice the factor: so they are exact.
/// </summary>
internal sealed record BilinearKernel(ImageSize Image, int Factor, int InputStride, int ResultStride) : Kernel
{
    public override string Name => $"Bilinear{Image.Height}x{Image.Width}x{Image.Channels}Times{Factor}";

    public override string Description =>
        $"<c>[N, {Image}] → [N, {Image.Height * Factor}, {Image.Width * Factor}, {Image.Channels}]</c>: interpolated between the four nearest pixels";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var image = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
        using (writer.Block($"for (nint y = 0; y < {Image.Height * Factor}; y++)"))
        {
            WriteNearest(writer, "y", "top", "bottom", "down", Image.Height, Image.Width * Image.Channels);
            using var columns = writer.Block($"for (nint x = 0; x < {Image.Width * Factor}; x++)");
            WriteNearest(writer, "x", "left", "right", "across", Image.Width, Image.Channels);
            writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Image.Width * Factor}) + x) * {Image.Channels});");
            var names = new NameScope([]);
            Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
            {
                var (above, below) = (names.Take("above"), names.Take("below"));
                WriteLine(above, "top");
                WriteLine(below, "bottom");
                var between = $"{above} + (({below} - {above}) * down)";
                writer.Line(l.Store(l.IsScalar ? between : $"({between})", "pixel", c));

                void WriteLine(string line, string place)
                {
                    var (left, right) = (names.Take(line + "Left"), names.Take(line + "Right"));
                    writer.Line($"var {left} = {l.Load("image", $"{place} + left + {c}")};");
                    writer.Line($"var {right} = {l.Load("image", $"{place} + right + {c}")};");
                    writer.Line($"var {line} = {left} + (({right} - {left}) * across);");
                }
            });
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Image.Height * Image.Width * Image.Channels * Factor * Factor, ResultStride);
    }

    /// <summary>The two nearest lines or columns of the image, and how far the place lies from the first to the second.</summary>
    private void WriteNearest(CodeWriter writer, string place, string first, string second, string between, int size, int step)
    {
        writer.Line($"var {place}Part = nint.Clamp((2 * {place}) + {1 - Factor}, 0, {(size - 1) * 2 * Factor});");
        writer.Line($"var {first} = {place}Part / {2 * Factor} * {step};");
        writer.Line($"var {second} = nint.Min({first} + {step}, {(size - 1) * step});");
        writer.Line($"var {between} = {place}Part % {2 * Factor} * {NumberText.Float(1.0 / (2 * Factor))};");
    }
}
