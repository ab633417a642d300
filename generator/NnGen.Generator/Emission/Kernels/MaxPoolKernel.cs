using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The largest element of each window, channel by channel.</summary>
internal sealed record MaxPoolKernel(ImageSize Image, ImageWindow Window, int InputStride, int ResultStride) : Kernel
{
    public override string Name => $"MaxPool{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description => $"<c>[N, {Image}] → [N, {Window.Rows}, {Window.Columns}, {Image.Channels}]</c>: the largest element of each window";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var image = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
        if (PoolLoops.AreUnrolled(Image, Window))
        {
            WriteUnrolled(writer, lanes);
        }
        else
        {
            WriteLoops(writer, lanes);
        }

        Runs.ClearPadding(writer, lanes, "resultRow", Window.Rows * Window.Columns * Image.Channels, ResultStride);
    }

    private void WriteUnrolled(CodeWriter writer, Lanes lanes)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
        PoolLoops.WriteWindow(writer, "window", "image", Image, Window);
        writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, {OffsetText.Sum(0, ("y", (long)Window.Columns * Image.Channels), ("x", Image.Channels))});");
        Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
        {
            var elements = PoolLoops.Places(Image, Window).Select(place => l.Load("window", OffsetText.Sum(place, (c, 1))));
            writer.Line(l.Store(elements.Aggregate((most, element) => $"{(l.IsScalar ? "MathF" : l.Type)}.Max({most}, {element})"), "pixel", c));
        });
    }

    private void WriteLoops(CodeWriter writer, Lanes lanes)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        PoolLoops.WriteRange(writer, "Line", "y", Window.Top, Window.Height, Window.Stride, Image.Height);
        using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
        PoolLoops.WriteRange(writer, "Column", "x", Window.Left, Window.Width, Window.Stride, Image.Width);
        writer.Line($"ref var pixel = ref Unsafe.Add(ref resultRow, ((y * {Window.Columns}) + x) * {Image.Channels});");
        var largest = new NameScope([]);
        Runs.Cover(writer, lanes, Image.Channels, (l, c) =>
        {
            var most = largest.Take("largest");
            writer.Line($"var {most} = {l.Broadcast("float.NegativeInfinity")};");
            using (writer.Block("for (var line = firstLine; line < endLine; line++)"))
            {
                using var across = writer.Block("for (var column = firstColumn; column < endColumn; column++)");
                var element = l.Load("image", $"(((line * {Image.Width}) + column) * {Image.Channels}) + {c}");
                writer.Line($"{most} = {(l.IsScalar ? "MathF" : l.Type)}.Max({most}, {element});");
            }

            writer.Line(l.Store(most, "pixel", c));
        });
    }
}
