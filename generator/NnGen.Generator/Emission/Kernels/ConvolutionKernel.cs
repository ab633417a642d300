using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// A direct convolution, and a formula on each element of the result: a tile of some pixels of the result by some channels stays in registers
/// while its windows go by. A line of a window lies together in the image, so each tile is a product of matrices whose rows overlap. A
/// transposed one is made of convolutions (<see cref="ConvolutionPhase.Transposed"/>).
/// </summary>
/// <param name="Label">What it is, and the epilogue, in words.</param>
/// <param name="Image">The image that is read, with its padding.</param>
/// <param name="Result">The image that is written.</param>
/// <param name="Groups">The groups of channels, each of which is a convolution of its own.</param>
/// <param name="Phases">Which windows are for which pixels.</param>
/// <param name="InputStride">The distance between images.</param>
/// <param name="ResultStride">The distance between results.</param>
/// <param name="HasBias">Whether sums start from a bias.</param>
/// <param name="Epilogue">The formula: operand 0 is the sum.</param>
/// <param name="Operands">The operands of the formula after the sum, images like the result.</param>
internal sealed record ConvolutionKernel(
    string Label,
    ImageSize Image,
    ImageSize Result,
    int Groups,
    EquatableArray<ConvolutionPhase> Phases,
    int InputStride,
    int ResultStride,
    bool HasBias,
    Expression Epilogue,
    EquatableArray<KernelOperand> Operands) : Kernel
{
    public override string Name => $"{Label}Of{Image.Height}x{Image.Width}x{Image.Channels}To{Result.Height}x{Result.Width}x{Result.Channels}";

    public override string Description =>
        $"<c>[N, {Image}] → [N, {Result}]</c>: "
        + (Phases.Count == 1 ? $"windows of {Phases[0].Height} x {Phases[0].Width}" : $"{Phases.Count} kinds of windows")
        + (Epilogue == new Variable(0) ? "" : $", then result[n, i] = {DocumentationText.Escape(ExpressionWriter.Describe(Epilogue, i => i == 0 ? "sum" : Operands[i - 1].Element))}");

    /// <summary>The channels of the image that a group reads.</summary>
    public int Channels => Image.Channels / Groups;

    /// <summary>The channels of the result that it gives.</summary>
    private int Filters => Result.Channels / Groups;

    public override IReadOnlyList<KernelParameter> Parameters => [new("int", "rows"), .. TileParameters];

    private IEnumerable<KernelParameter> TileParameters =>
    [
        new("ref float", "input"),
        new("ref float", "panels"),
        .. HasBias ? [new KernelParameter("ref float", "bias")] : Array.Empty<KernelParameter>(),
        .. Formulas.OperandParameters(Operands),
        new("ref float", "result"),
    ];

    /// <summary>A convolution with an image's padding already there.</summary>
    public static ConvolutionKernel Forward(ConvolutionOp op, ImageSize image, int filters, int inputStride, int resultStride, EquatableArray<KernelOperand> operands)
    {
        var (window, result) = (op.Window, new ImageSize(op.Window.Rows, op.Window.Columns, filters));
        return new ConvolutionKernel(
            $"Convolution{window.Height}x{window.Width}{Words(window)}{op.Label}", image, result, window.Groups, new([ConvolutionPhase.Forward(window)]), inputStride, resultStride, op.HasBias, op.Epilogue, operands).OnLongLines();
    }

    /// <summary>A transposed convolution, whose input has its padding already.</summary>
    public static ConvolutionKernel Transposed(TransposedConvolutionOp op, ImageSize input, int inputStride, int resultStride, EquatableArray<KernelOperand> operands)
    {
        var window = op.Window;
        var phases = ConvolutionPhase.Transposed(op, input.Channels / window.Groups, op.Shape.Last / window.Groups);
        return new ConvolutionKernel(
            $"TransposedConvolution{window.Height}x{window.Width}{Words(window)}{op.Label}", input, ImageSize.Of(op.Shape), window.Groups, phases.ToEquatableArray(), inputStride, resultStride, op.HasBias, op.Epilogue, operands).OnLongLines();
    }

    private static string Words(ImageWindow window) =>
        (window.Groups > 1 ? $"Groups{window.Groups}" : "") + (window.Stride > 1 ? $"Stride{window.Stride}" : "") + (window.Dilation > 1 ? $"Dilation{window.Dilation}" : "");

    /// <summary>Windows of one pixel take some lines of an image for a longer one: a plain product.</summary>
    private ConvolutionKernel OnLongLines()
    {
        var phase = Phases[0];
        if (Phases.Count > 1
            || phase is not { Height: 1, Width: 1, Stride: 1, ResultStep: 1, Top: 0, Left: 0 }
            || (Image.Height, Image.Width) != (Result.Height, Result.Width))
        {
            return this;
        }

        var together = Enumerable.Range(1, Image.Height).First(lines => lines == Image.Height || (Image.Height % lines == 0 && lines * Image.Width >= KernelChoice.LongLine));
        var (rows, columns) = (Image.Height / together, Image.Width * together);
        return this with { Image = new(rows, columns, Image.Channels), Result = new(rows, columns, Result.Channels), Phases = new([phase with { Rows = rows, Columns = columns }]) };
    }

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var tiles = new List<ConvolutionTile>();
        using (Method(writer, name))
        {
            using var rows = IsByChannels ? null : writer.Block("for (nint row = 0; row < rows; row++)");
            foreach (var phase in Phases.Items)
            {
                WriteLineBlocks(writer, lanes, name, phase, tiles);
                writer.Line();
            }

            WritePadding(writer, lanes);
        }

        foreach (var tile in tiles.Distinct())
        {
            tile.Write(writer, name, [.. TileParameters.Select(p => $"{p.Type} {p.Name}")]);
        }
    }

    /// <summary>Whether some channels of all samples come before the next channels: a kernel that no cache keeps is read once.</summary>
    private bool IsByChannels => Phases.Items.Sum(phase => (long)phase.Height * phase.Width) * Channels * Result.Channels > KernelChoice.KernelFloats;

    /// <summary>Clears what lies between results, and goes on to the next sample.</summary>
    private void WritePadding(CodeWriter writer, Lanes lanes)
    {
        var length = Result.Height * Result.Width * Result.Channels;
        if (!IsByChannels)
        {
            Runs.ClearPadding(writer, lanes, "result", length, ResultStride);
            writer.Line($"input = ref Unsafe.Add(ref input, {InputStride});");
            foreach (var operand in Operands)
            {
                writer.Line($"{operand.Name} = ref Unsafe.Add(ref {operand.Name}, {operand.Stride});");
            }

            writer.Line($"result = ref Unsafe.Add(ref result, {ResultStride});");
        }
        else if (length < ResultStride)
        {
            using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
            Runs.ClearPadding(writer, lanes, "result", length, ResultStride);
            writer.Line($"result = ref Unsafe.Add(ref result, {ResultStride});");
        }
    }

    /// <summary>Goes over the lines of the result, so many at a time that what they read of the image is in the cache for all channels.</summary>
    private void WriteLineBlocks(CodeWriter writer, Lanes lanes, string name, ConvolutionPhase phase, List<ConvolutionTile> tiles)
    {
        var lines = KernelChoice.LinesTogether(phase, Image, Channels * Result.Channels);
        if (lines >= phase.Rows)
        {
            WritePanels(writer, lanes, name, phase, ("0", NumberText.Integer(phase.Rows)), tiles);
            return;
        }

        using var loop = writer.Block($"for (nint block = 0; block < {phase.Rows}; block += {lines})");
        if (phase.Rows % lines != 0)
        {
            writer.Line($"var end = nint.Min({phase.Rows}, block + {lines});");
        }

        WritePanels(writer, lanes, name, phase, ("block", phase.Rows % lines == 0 ? $"block + {lines}" : "end"), tiles);
    }

    /// <summary>Goes over the channels of the result: panels, and parts of these as wide as a tile.</summary>
    private void WritePanels(CodeWriter writer, Lanes lanes, string name, ConvolutionPhase phase, (string First, string End) lines, List<ConvolutionTile> tiles)
    {
        var inner = phase.Height * phase.Width * Channels;
        var whole = Filters / MatMulKernel.PanelWidth;
        using var groups = Groups == 1 ? null : writer.Block($"for (nint group = 0; group < {Groups}; group++)");
        var group = Groups == 1 ? "" : "group";
        var kernel = Phases.Items.Sum(p => (long)p.Height * p.Width) * Channels * Storage.Pad(Filters);
        if (whole > 0)
        {
            using var loop = whole == 1 ? null : writer.Block($"for (nint panel = 0; panel < {whole}; panel++)");
            var tile = KernelChoice.TileColumns(MatMulKernel.PanelWidth, lanes);
            using var parts = tile == MatMulKernel.PanelWidth ? null : writer.Block($"for (nint part = 0; part < {MatMulKernel.PanelWidth}; part += {tile})");
            var (panel, part) = (whole == 1 ? "" : "panel", parts is null ? "" : "part");
            var panelsPlace = OffsetText.Sum(phase.KernelOffset, (group, kernel), (panel, (long)inner * MatMulKernel.PanelWidth), (part, 1));
            WriteTiles(writer, lanes, name, phase, lines, MatMulKernel.PanelWidth, tile, panelsPlace, OffsetText.Sum(0, (group, Filters), (panel, MatMulKernel.PanelWidth), (part, 1)), tiles);
        }

        var start = whole * MatMulKernel.PanelWidth;
        var width = Storage.Pad(Filters) - start;
        for (var column = 0; start + column < Filters;)
        {
            var columns = Math.Min(KernelChoice.TileColumns(width, lanes), Filters - start - column);
            var panelsPlace = OffsetText.Sum(phase.KernelOffset + ((long)start * inner) + column, (group, kernel));
            WriteTiles(writer, lanes, name, phase, lines, width, columns, panelsPlace, OffsetText.Sum(start + column, (group, Filters)), tiles);
            column += columns;
        }
    }

    /// <summary>Goes over the pixels of some lines of the result, for some of its channels.</summary>
    private void WriteTiles(
        CodeWriter writer,
        Lanes lanes,
        string name,
        ConvolutionPhase phase,
        (string First, string End) lines,
        int panel,
        int channels,
        string panelsPlace,
        string channel,
        List<ConvolutionTile> tiles)
    {
        var vectors = (channels + lanes.Count - 1) / lanes.Count;
        var pixels = KernelChoice.Pixels(phase.Rows, phase.Columns, vectors, lanes);
        var isWhole = lines.First == "0";
        var isClipped = phase.LeavesImage(Image.Height);
        var height = isWhole && !isClipped ? pixels.Lines : 1;
        var whole = phase.Rows / height;
        using var rows = IsByChannels ? writer.Block("for (nint row = 0; row < rows; row++)") : null;
        using (var scope = whole == 1 ? null : writer.Block($"for (nint line = {lines.First}; line < {(isWhole ? NumberText.Integer(whole * height) : lines.End)}; {(height == 1 ? "line++" : $"line += {height}")})"))
        {
            WriteLines(height, whole == 1 ? "" : "line", 0);
        }

        if (phase.Rows % height > 0)
        {
            WriteLines(phase.Rows % height, "", whole * height);
        }

        void WriteLines(int tall, string line, int firstLine)
        {
            if (isClipped)
            {
                WriteClip(writer, phase, line);
            }

            WriteColumns(tall, line, firstLine, pixels.Wide, 0, pixels.WideTiles);
            if (pixels.NarrowTiles > 0)
            {
                WriteColumns(tall, line, firstLine, pixels.Narrow, pixels.Wide * pixels.WideTiles, pixels.NarrowTiles);
            }
        }

        void WriteColumns(int tall, string line, int firstLine, int width, int first, int count)
        {
            var tile = new ConvolutionTile(this, phase, lanes, tall, width, panel, channels);
            tiles.Add(tile);
            using var loop = count == 1 ? null : writer.Block($"for (nint column = {first}; column < {first + (width * count)}; {(width == 1 ? "column++" : $"column += {width}")})");
            var column = count == 1 ? "" : "column";
            var firstColumn = count == 1 ? first : 0;
            var (skipped, inner) = (isClipped ? "above" : "", (long)phase.Width * Channels);
            var row = IsByChannels ? "row" : "";
            var input = OffsetText.Sum(
                tile.InputOffset(firstLine, firstColumn) + tile.Origin,
                (row, InputStride), (line, tile.InputOffset(1, 0)), (column, tile.InputOffset(0, 1)), (skipped, (long)phase.LineStep * Image.Width * Image.Channels), (Groups == 1 ? "" : "group", Channels));
            var weights = isClipped ? OffsetText.Sum(0, (panelsPlace, 1), (skipped, inner * panel)) : panelsPlace;
            List<string> arguments = [.. isClipped ? ["inside"] : Array.Empty<string>(), $"ref {Lanes.At("input", input)}", $"ref {Lanes.At("panels", weights)}"];
            if (HasBias)
            {
                arguments.Add($"ref {Lanes.At("bias", channel)}");
            }

            arguments.AddRange(Operands.Items.Select(o => $"ref {Lanes.At(o.Name, InResult(o.Stride))}"));
            arguments.Add($"ref {Lanes.At("result", InResult(ResultStride))}");
            writer.Call(tile.MethodName(name), [.. arguments], ";");

            string InResult(int stride) => OffsetText.Sum(
                tile.ResultOffset(firstLine, firstColumn) + tile.ResultOrigin,
                (row, stride), (line, tile.ResultOffset(1, 0)), (column, tile.ResultOffset(0, 1)), (channel, 1));
        }
    }

    /// <summary>Of the lines of a window, those above the image and those inside.</summary>
    private void WriteClip(CodeWriter writer, ConvolutionPhase phase, string line)
    {
        // The line of the image where a window begins is line · stride + top.
        var (step, round) = (phase.LineStep, phase.LineStep - 1);
        writer.Line($"var above = nint.Max(0, {Lines(-phase.Top + round)});");
        writer.Line($"var inside = (int)(nint.Min({phase.Height}, {Lines(Image.Height - phase.Top + round)}) - above); // lines of the window");

        string Lines(int from)
        {
            var text = line.Length == 0 ? NumberText.Integer(from) : $"{NumberText.Integer(from)} - {(phase.Stride == 1 ? line : $"({line} * {phase.Stride})")}";
            return step == 1 ? text : $"({text}) / {step}";
        }
    }
}
