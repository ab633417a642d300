using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// A convolution of each channel for itself: channels are the lanes, and a tile of some pixels of a line of the result stays in registers while the
/// kernel goes by. Lines of windows beyond the border are left out; pixels whose windows cross it on the left or right go one by one. With the kernel turned
/// round it is the gradient of the image of such a convolution whose windows are one pixel apart.
/// </summary>
internal sealed record DepthwiseConvolutionKernel(ImageSize Image, ImageWindow Window, bool HasBias, bool IsTurned, int InputStride, int ResultStride) : Kernel
{
    public override string Name =>
        $"Depthwise{(IsTurned ? "InputGradient" : "")}{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description =>
        $"<c>[N, {Image}] ∗ [{Window.Height}, {Window.Width}, {Image.Channels}] → [N, {Window.Rows}, {Window.Columns}, {Image.Channels}]</c>, channel by channel{(IsTurned ? ", with the kernel turned round" : "")}";

    public override IReadOnlyList<KernelParameter> Parameters => [new("int", "rows"), .. TileParameters];

    private IEnumerable<KernelParameter> TileParameters =>
    [
        new("ref float", "input"),
        new("ref float", "kernel"),
        .. HasBias ? [new KernelParameter("ref float", "bias")] : Array.Empty<KernelParameter>(),
        new("ref float", "result"),
    ];

    private bool IsClipped => Window.Top > 0 || ((Window.Rows - 1) * Window.Stride) + ((Window.Height - 1) * Window.Dilation) - Window.Top >= Image.Height;

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var (first, end) = Window.Inside(Image.Width, 0, Window.Width - 1);
        var tiles = new List<DepthwiseTile>();
        using (Method(writer, name))
        {
            using (writer.Block("for (nint row = 0; row < rows; row++)"))
            {
                using (writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)"))
                {
                    WriteLine(writer);
                    WriteBorder(0, first);
                    WriteInside(first, end);
                    WriteBorder(end, Window.Columns);
                }

                writer.Line();
                Runs.ClearPadding(writer, lanes, "result", Window.Rows * Window.Columns * Image.Channels, ResultStride);
                writer.Line($"input = ref Unsafe.Add(ref input, {InputStride});");
                writer.Line($"result = ref Unsafe.Add(ref result, {ResultStride});");
            }
        }

        foreach (var tile in tiles.Distinct())
        {
            tile.Write(writer, lanes, name, [.. TileParameters.Select(p => $"{p.Type} {p.Name}")]);
        }

        void WriteInside(int from, int to)
        {
            if (from < to)
            {
                var (wide, wideTiles, narrow, narrowTiles) = KernelChoice.DepthwisePixels(to - from, Window.Width);
                WriteTiles(from, wide, wideTiles);
                WriteTiles(from + (wide * wideTiles), narrow, narrowTiles);
            }
        }

        void WriteTiles(int from, int pixels, int count)
        {
            if (count > 0)
            {
                var tile = new DepthwiseTile(this, pixels, IsClipped, AtBorder: false);
                tiles.Add(tile);
                using var loop = count == 1 ? null : writer.Block($"for (nint x = {from}; x < {from + (count * pixels)}; x += {pixels})");
                WriteCall(writer, tile.MethodName(name), [], count == 1 ? NumberText.Integer(from) : "x");
            }
        }

        void WriteBorder(int from, int to)
        {
            if (from < to)
            {
                var tile = new DepthwiseTile(this, 1, IsClipped, AtBorder: true);
                tiles.Add(tile);
                using var loop = to - from == 1 ? null : writer.Block($"for (nint x = {from}; x < {to}; x++)");
                var x = to - from == 1 ? NumberText.Integer(from) : "x";
                WriteCall(writer, tile.MethodName(name), [OffsetText.Sum(-Window.Left, (x, Window.Stride))], x);
            }
        }
    }

    /// <summary>The first line of the windows that lies in the image, and the line of the kernel that meets it.</summary>
    private void WriteLine(CodeWriter writer)
    {
        var (round, width) = (Window.Dilation - 1, (long)Image.Width * Image.Channels);
        if (IsClipped)
        {
            writer.Line($"var above = nint.Max(0, {Lines(Window.Top + round)});");
            writer.Line($"var inside = (int)(nint.Min({Window.Height}, {Lines(Image.Height + Window.Top + round)}) - above); // lines of the window");
        }

        var (above, taps) = (IsClipped ? "above" : "", (long)Window.Width * Image.Channels);
        writer.Line($"ref var line = ref Unsafe.Add(ref input, {OffsetText.Sum(-(Window.Top * width), ("y", Window.Stride * width), (above, Window.Dilation * width))});");
        writer.Line(IsTurned
            ? $"ref var weights = ref Unsafe.Add(ref kernel, {OffsetText.Sum((Window.Height - 1) * taps, (above, -taps))});"
            : $"ref var weights = ref Unsafe.Add(ref kernel, {OffsetText.Sum(0, (above, taps))});");

        string Lines(int from) =>
            $"{NumberText.Integer(from)} - {(Window.Stride == 1 ? "y" : $"(y * {Window.Stride})")}" is var text && Window.Dilation > 1 ? $"({text}) / {Window.Dilation}" : text;
    }

    private void WriteCall(CodeWriter writer, string method, string[] place, string x)
    {
        var input = place.Length > 0 ? "line" : Lanes.At("line", OffsetText.Sum(-(long)Window.Left * Image.Channels, (x, (long)Window.Stride * Image.Channels)));
        writer.Call(
            method,
            [
                .. IsClipped ? ["inside"] : Array.Empty<string>(),
                .. place,
                $"ref {input}",
                "ref weights",
                .. HasBias ? ["ref bias"] : Array.Empty<string>(),
                $"ref {Lanes.At("result", OffsetText.Sum(0, ("y", (long)Window.Columns * Image.Channels), (x, Image.Channels)))}",
            ],
            ";");
    }
}
