using NnGen.Generator.Ops;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// The gradient of a convolution's kernel: a tile of some rows of the kernel, seen as <c>[h · w · in, out]</c>, by some vectors of its columns
/// stays in registers while the windows of some samples, or of some lines of one, go by. A line of a window lies together in the image.
/// </summary>
internal sealed record ConvolutionKernelGradientKernel(ImageSize Image, ImageWindow Window, int Filters, int InputStride, int GradientStride) : Kernel
{
    public override string Name =>
        $"ConvolutionKernelGradient{Window.Height}x{Window.Width}{(Window.Groups > 1 ? $"Groups{Window.Groups}" : "")}Of{Image.Height}x{Image.Width}x{Image.Channels}To{Window.Rows}x{Window.Columns}x{Filters}";

    public override string Description =>
        $"<c>[N, {Image}], [N, {Window.Rows}, {Window.Columns}, {Filters}] → [{Window.Height}, {Window.Width}, {Channels}, {Filters}]</c>: the gradient of a convolution's kernel";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("ThreadShare", "share"), new("int", "rows"), new("ref float", "input"), new("ref float", "outputGradient"), new("bool", "accumulate"), new("ref float", "result")];

    /// <summary>The channels of the image that a group has.</summary>
    private int Channels => Image.Channels / Window.Groups;

    /// <summary>The channels of the result that it gives.</summary>
    private int GroupFilters => Filters / Window.Groups;

    /// <summary>The rows of the kernel.</summary>
    private int Inputs => Window.Height * Window.Width * Channels;

    /// <summary>Whether a line of a window lies together in the image.</summary>
    private bool AreLinesTogether => Window.Width == 1 || (Window.Dilation == 1 && Window.Groups == 1);

    /// <summary>The rows of the kernel that lie together in the image.</summary>
    private int Run => AreLinesTogether ? Window.Width * Channels : Channels;

    private int WindowsTogether => KernelChoice.WindowsTogether(Window.Stride * Image.Channels);

    private bool IsByLines => Window.Rows * Window.Columns > WindowsTogether;

    private int LinesTogether => IsByLines ? Math.Max(1, WindowsTogether / Window.Columns) : Window.Rows;

    private int SamplesTogether => IsByLines ? 1 : Math.Max(1, WindowsTogether / (Window.Rows * Window.Columns));

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var tiles = new List<ConvolutionKernelGradientTile>();
        using (Method(writer, name))
        {
            WriteDriver(writer, lanes, name, tiles);
        }

        foreach (var tile in tiles.Distinct())
        {
            tile.Write(writer, name);
        }
    }

    private void WriteDriver(CodeWriter writer, Lanes lanes, string name, List<ConvolutionKernelGradientTile> tiles)
    {
        var rows = RowTiles(lanes);
        writer.Line($"var (firstPanel, endPanel, firstTile, endTile) = share.Tiles({Panels * Window.Groups}, {rows.Count});");
        var windows = (IsByLines ? LinesTogether : SamplesTogether * Window.Rows) * Window.Columns;
        writer.Line("// Some channels of the gradient's pixels, which lie far apart.");
        writer.Line($"global::System.Span<float> packed = PanelKernels.FromLine(stackalloc float[{(windows * Math.Min(MatMulKernel.PanelWidth, Storage.Pad(GroupFilters))) + 15}]);");
        using var samples = writer.Block($"for (nint sample = 0; sample < rows; sample{(SamplesTogether == 1 ? "++" : $" += {SamplesTogether}")})");
        if (SamplesTogether > 1)
        {
            writer.Line($"var samples = (int)nint.Min({SamplesTogether}, rows - sample);");
        }

        using var lines = IsByLines ? writer.Block($"for (nint line = 0; line < {Window.Rows}; line += {LinesTogether})") : null;
        if (IsByLines)
        {
            writer.Line($"var lines = {(Window.Rows % LinesTogether == 0 ? NumberText.Integer(LinesTogether) : $"(int)nint.Min({LinesTogether}, {Window.Rows} - line)")};");
        }

        writer.Line($"var isAdded = accumulate || sample > 0{(IsByLines ? " || line > 0" : "")};");
        writer.Line($"ref var {(Window.Groups == 1 ? "images" : "image")} = ref Unsafe.Add(ref input, {OffsetText.Sum(0, ("sample", InputStride), (IsByLines ? "line" : "", (long)Window.Stride * Image.Width * Image.Channels))});");
        using var panels = writer.Block(Window.Groups == 1 ? "for (var panel = firstPanel; panel < endPanel; panel++)" : "for (var index = firstPanel; index < endPanel; index++)");
        var group = WriteGroup(writer);
        writer.Line($"ref var gradients = ref Unsafe.Add(ref outputGradient, {OffsetText.Sum(0, ("sample", GradientStride), (IsByLines ? "line" : "", (long)Window.Columns * Filters), (group, GroupFilters), ("panel", MatMulKernel.PanelWidth))});");
        writer.Line($"ref var place = ref Unsafe.Add(ref result, {OffsetText.Sum(0, (group, (long)Inputs * Storage.Pad(GroupFilters)), ("panel", (long)Inputs * MatMulKernel.PanelWidth))});");
        var whole = GroupFilters / MatMulKernel.PanelWidth;
        if (whole > 0)
        {
            using var full = whole == Panels ? null : writer.Block($"if (panel < {whole})");
            WriteTiles(writer, lanes, name, rows, MatMulKernel.PanelWidth, MatMulKernel.PanelWidth, tiles);
        }

        if (whole < Panels)
        {
            using var rest = whole == 0 ? null : writer.Block("else");
            var channels = GroupFilters - (whole * MatMulKernel.PanelWidth);
            WriteTiles(writer, lanes, name, rows, Storage.Pad(channels), channels, tiles);
        }
    }

    /// <summary>Which group a panel belongs to, and its place in it.</summary>
    private string WriteGroup(CodeWriter writer)
    {
        if (Window.Groups == 1)
        {
            return "";
        }

        writer.Line($"var group = {(Panels == 1 ? "index" : $"index / {Panels}")};");
        writer.Line($"var panel = {(Panels == 1 ? "0" : $"index - (group * {Panels})")};");
        writer.Line($"ref var images = ref Unsafe.Add(ref image, {OffsetText.Sum(0, ("group", Channels))});");
        return "group";
    }

    private void WriteTiles(CodeWriter writer, Lanes lanes, string name, List<RowTile> rows, int panel, int channels, List<ConvolutionKernelGradientTile> tiles)
    {
        WritePacking(writer, panel, channels);
        using var loop = writer.Block("for (var tile = firstTile; tile < endTile; tile++)");
        if (rows[0].IsAlone)
        {
            foreach (var (row, index) in rows.Select((row, index) => (row, index)))
            {
                using var one = rows.Count == 1 ? null : writer.Block($"{(index == 0 ? "" : "else ")}if (tile == {index})");
                WriteCalls(row, "images", column => OffsetText.Sum(((long)row.Start * panel) + column));
            }

            return;
        }

        // A run's tiles: the wide ones first.
        var (runs, wide) = (Inputs / Run, rows[0].Height);
        var tilesOfRun = rows.Count / runs;
        var narrow = rows[tilesOfRun - 1];
        var wideTiles = rows.Take(tilesOfRun).Count(row => row.Height == wide);
        writer.Line(runs == 1 ? "var part = tile;" : $"var run = tile / {tilesOfRun};");
        if (runs > 1)
        {
            writer.Line($"var part = tile - (run * {tilesOfRun});");
        }

        WriteKind(rows[0], 0, wideTiles, wideTiles == tilesOfRun ? "" : $"if (part < {wideTiles})");
        if (wideTiles < tilesOfRun)
        {
            WriteKind(narrow, wideTiles, tilesOfRun - wideTiles, "else");
        }

        void WriteKind(RowTile row, int first, int count, string condition)
        {
            using var branch = condition.Length == 0 ? null : writer.Block(condition);
            var start = (wide * first) - (first * row.Height);
            writer.Line($"var row = {OffsetText.Sum(start, (count == 0 ? "" : "part", row.Height))}; // of the run");
            var columns = AreLinesTogether ? 1 : Window.Width;
            var lineOffset = (long)Window.Dilation * Image.Width * Image.Channels;
            var run = runs == 1 ? "" : "run";
            var image = columns == 1
                ? OffsetText.Sum(0, (run, lineOffset), ("row", 1))
                : OffsetText.Sum(0, ($"(run / {columns})", lineOffset), ($"(run % {columns})", (long)Window.Dilation * Image.Channels), ("row", 1));
            WriteCalls(row, $"Unsafe.Add(ref images, {image})", column => OffsetText.Sum(column, (run, (long)Run * panel), ("row", panel)));
        }

        void WriteCalls(RowTile row, string image, Func<int, string> place)
        {
            var columns = KernelChoice.TileColumns(panel, lanes);
            for (var column = 0; column < panel; column += columns)
            {
                var tile = new ConvolutionKernelGradientTile(this, lanes, row.Label, row.Offsets, panel, columns);
                tiles.Add(tile);
                writer.Call(
                    tile.MethodName(name),
                    [
                        .. SamplesTogether > 1 ? ["samples"] : Array.Empty<string>(),
                        .. IsByLines ? ["lines"] : Array.Empty<string>(),
                        $"ref {image}",
                        $"ref packed[{column}]",
                        "isAdded",
                        $"ref Unsafe.Add(ref place, {place(column)})",
                    ],
                    ";");
            }
        }
    }

    /// <summary>Copies the panel's channels of the windows of a pass together.</summary>
    private void WritePacking(CodeWriter writer, int panel, int channels)
    {
        var (windows, sample) = (IsByLines ? $"lines * {Window.Columns}" : NumberText.Integer(Window.Rows * Window.Columns), "gradients");
        using (SamplesTogether > 1 ? writer.Block("for (nint one = 0; one < samples; one++)") : null)
        {
            var (from, to) = SamplesTogether > 1
                ? ($"Unsafe.Add(ref {sample}, one * {GradientStride})", $"packed[(int)one * {Window.Rows * Window.Columns * panel}]")
                : (sample, "packed[0]");
            writer.Line($"RowKernels.CopyRows({windows}, {channels}, ref {from}, {Filters}, ref {to}, {panel});");
        }

        writer.Line();
    }

    /// <summary>Whether samples are several in a pass.</summary>
    public bool HasSamples => SamplesTogether > 1;

    /// <summary>Whether a pass has some lines of a sample alone.</summary>
    public bool HasLines => IsByLines;

    /// <summary>The panels of a group.</summary>
    private int Panels => (GroupFilters + MatMulKernel.PanelWidth - 1) / MatMulKernel.PanelWidth;

    /// <summary>
    /// The tiles over the kernel's rows: none has rows of two runs, unless a run is too short for a tile. Those that differ in their place
    /// alone share a method.
    /// </summary>
    private List<RowTile> RowTiles(Lanes lanes)
    {
        var vectors = Math.Min(GroupFilters, MatMulKernel.PanelWidth) > lanes.Count ? 2 : 1;
        var most = KernelChoice.ConvolutionKernelGradientHeight(vectors, lanes);
        var isAlone = Run * 2 <= most && Run < Inputs;
        var length = isAlone ? Inputs : Run;
        var count = (length + most - 1) / most;
        var tiles = new List<RowTile>();
        for (var start = 0; start < Inputs; start += length)
        {
            for (var (i, row) = (0, start); i < count; i++)
            {
                var height = (start + length - row + (count - i) - 1) / (count - i);
                var offsets = Enumerable.Range(isAlone ? row : 0, height).Select(k => isAlone ? PlaceOf(k) : k);
                tiles.Add(new RowTile(row, height, isAlone, isAlone && count > 1 ? $"{height}From{row}" : NumberText.Integer(height), offsets.ToEquatableArray()));
                row += height;
            }
        }

        return tiles;

        int PlaceOf(int row) =>
            checked((((row / Channels / Window.Width * Window.Dilation * Image.Width) + (row / Channels % Window.Width * Window.Dilation)) * Image.Channels) + (row % Channels));
    }

    /// <summary>Some rows of the kernel.</summary>
    /// <param name="Start">The first.</param>
    /// <param name="Height">How many.</param>
    /// <param name="IsAlone">Whether no other tile has the same method.</param>
    /// <param name="Label">What the method is called.</param>
    /// <param name="Offsets">Where the image has what each is multiplied with.</param>
    private sealed record RowTile(int Start, int Height, bool IsAlone, string Label, EquatableArray<int> Offsets);
}
