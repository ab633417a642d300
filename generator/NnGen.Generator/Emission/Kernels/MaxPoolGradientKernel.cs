using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The gradient of the largest elements of windows: each goes to the first of the largest, NaN being the largest of all.</summary>
internal sealed record MaxPoolGradientKernel(ImageSize Image, ImageWindow Window, int InputStride, int GradientStride, int ResultStride) : Kernel
{
    public override string Name => $"MaxPoolGradient{Window.Height}x{Window.Width}Of{Image.Height}x{Image.Width}x{Image.Channels}";

    public override string Description =>
        $"<c>[N, {Image}], [N, {Window.Rows}, {Window.Columns}, {Image.Channels}] → [N, {Image}]</c>: to the first of the largest elements of each window";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "outputGradient"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var image = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var gradientRow = ref Unsafe.Add(ref outputGradient, row * {GradientStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {ResultStride});");
        var lanesOfChannels = Lanes.All.First(l => l.Count <= lanes.Count && Image.Channels % l.Count == 0);
        var isVectorised = !lanesOfChannels.IsScalar && PoolLoops.AreUnrolled(Image, Window);
        // Windows beside each other that have every pixel once write all of the result.
        if (!isVectorised || !PoolLoops.ArePartition(Image, Window))
        {
            Runs.Cover(writer, lanes, ResultStride, (l, i) => writer.Line(l.Store(l.Zero, "resultRow", i)));
        }
        else
        {
            Runs.ClearPadding(writer, lanes, "resultRow", Image.Height * Image.Width * Image.Channels, ResultStride);
        }

        if (isVectorised)
        {
            WriteVectors(writer, lanesOfChannels);
        }
        else
        {
            WriteElements(writer);
        }
    }

    private bool IsOverlapping => Window.Stride < Window.Height || Window.Stride < Window.Width;

    /// <summary>The last element that is larger than all before it is the first of the largest.</summary>
    private void WriteVectors(CodeWriter writer, Lanes lanes)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
        PoolLoops.WriteWindow(writer, "window", "image", Image, Window);
        PoolLoops.WriteWindow(writer, "resultWindow", "resultRow", Image, Window);
        writer.Line($"ref var gradients = ref Unsafe.Add(ref gradientRow, {OffsetText.Sum(0, ("y", (long)Window.Columns * Image.Channels), ("x", Image.Channels))});");
        using var channels = Image.Channels == lanes.Count ? null : writer.Block($"for (nint c = 0; c < {Image.Channels}; c += {lanes.Count})");
        var c = channels is null ? "" : "c";
        var places = PoolLoops.Places(Image, Window).ToList();
        writer.Line($"var gradient = {lanes.Load("gradients", OffsetText.Sum(0, (c, 1)))};");
        writer.Line($"var largest = {lanes.Load("window", OffsetText.Sum(places[0], (c, 1)))};");
        for (var i = 1; i < places.Count; i++)
        {
            // Not "greater than": NaN is found, as the largest of all.
            writer.Line($"var element{i} = {lanes.Load("window", OffsetText.Sum(places[i], (c, 1)))};");
            writer.Line($"var isLarger{i} = ~({lanes.Type}.LessThanOrEqual(element{i}, largest) | ~{lanes.Type}.Equals(largest, largest));");
            writer.Line($"largest = {lanes.Type}.ConditionalSelect(isLarger{i}, element{i}, largest);");
        }

        writer.Line();
        for (var i = places.Count - 1; i >= 0; i--)
        {
            var place = OffsetText.Sum(places[i], (c, 1));
            var part = i == 0 ? "gradient" : $"(gradient & isLarger{i})";
            writer.Line(lanes.Store(IsOverlapping ? $"({lanes.Load("resultWindow", place)} + {part})" : part, "resultWindow", place));
            if (i > 0)
            {
                writer.Line($"gradient = {lanes.Type}.AndNot(gradient, isLarger{i});");
            }
        }
    }

    private void WriteElements(CodeWriter writer)
    {
        using var lines = writer.Block($"for (nint y = 0; y < {Window.Rows}; y++)");
        PoolLoops.WriteRange(writer, "Line", "y", Window.Top, Window.Height, Window.Stride, Image.Height);
        using var columns = writer.Block($"for (nint x = 0; x < {Window.Columns}; x++)");
        PoolLoops.WriteRange(writer, "Column", "x", Window.Left, Window.Width, Window.Stride, Image.Width);
        using var channels = writer.Block($"for (nint c = 0; c < {Image.Channels}; c++)");
        writer.Line($"var place = (((firstLine * {Image.Width}) + firstColumn) * {Image.Channels}) + c;");
        using (writer.Block("for (var line = firstLine; line < endLine; line++)"))
        {
            using var across = writer.Block("for (var column = firstColumn; column < endColumn; column++)");
            writer.Line($"var candidate = (((line * {Image.Width}) + column) * {Image.Channels}) + c;");
            // Not "greater than": NaN is found, as the largest of all.
            writer.Line("place = Unsafe.Add(ref image, candidate) <= Unsafe.Add(ref image, place) || float.IsNaN(Unsafe.Add(ref image, place)) ? place : candidate;");
        }

        writer.Line();
        writer.Line($"Unsafe.Add(ref resultRow, place) += Unsafe.Add(ref gradientRow, (((y * {Window.Columns}) + x) * {Image.Channels}) + c);");
    }
}
