using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The gradient of the image of a convolution of each channel for itself, with windows some pixels apart: for each pixel, the windows that it lies in.</summary>
internal sealed record DepthwiseInputGradientKernel(ImageSize Image, ImageWindow Window, int GradientStride, int ResultStride) : Kernel
{
    public override string Name => $"DepthwiseInputGradient{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description =>
        $"<c>[N, {Window.Rows}, {Window.Columns}, {Image.Channels}], [{Window.Height}, {Window.Width}, {Image.Channels}] → [N, {Image}]</c>: the gradient of the image, channel by channel";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "outputGradient"), new("ref float", "kernel"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var gradientRow = ref Unsafe.Add(ref outputGradient, row * {GradientStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
        using (writer.Block($"for (nint y = 0; y < {Image.Height}; y++)"))
        {
            using var columns = writer.Block($"for (nint x = 0; x < {Image.Width}; x++)");
            writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Image.Width}) + x) * {Image.Channels});");
            var sums = new NameScope([]);
            Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
            {
                var sum = sums.Take("sum");
                writer.Line($"var {sum} = {l.Zero};");
                using (writer.Block($"for (nint windowLine = 0; windowLine < {Window.Height}; windowLine++)"))
                {
                    WriteWindow(writer, "line", $"y + {Window.Top} - (windowLine * {Window.Dilation})", Window.Rows);
                    using var across = writer.Block($"for (nint windowColumn = 0; windowColumn < {Window.Width}; windowColumn++)");
                    WriteWindow(writer, "column", $"x + {Window.Left} - (windowColumn * {Window.Dilation})", Window.Columns);
                    var gradient = l.Load("gradientRow", $"(((line * {Window.Columns}) + column) * {Image.Channels}) + {c}");
                    var weight = l.Load("kernel", $"(((windowLine * {Window.Width}) + windowColumn) * {Image.Channels}) + {c}");
                    writer.Line($"{sum} = {l.MultiplyAdd(gradient, weight, sum)};");
                }

                writer.Line(l.Store(sum, "pixel", c));
            });
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Image.Height * Image.Width * Image.Channels, ResultStride);
    }

    /// <summary>The window that has the pixel at this place; goes on where there is none.</summary>
    private void WriteWindow(CodeWriter writer, string window, string distance, int windows)
    {
        writer.Line($"var {window} = {distance};");
        using (writer.Block($"if ({window} < 0 || {window} % {Window.Stride} != 0 || {window} >= {(long)windows * Window.Stride})"))
        {
            writer.Line("continue;");
        }

        writer.Line();
        writer.Line($"{window} /= {Window.Stride};");
    }
}
