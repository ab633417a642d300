using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// A direct convolution, and a formula on each element of the result: a tile of some pixels of the result by some channels stays in registers
/// while its windows go by. A line of a window lies together in the image, so each tile is a product of matrices whose rows overlap. The
/// gradient of an image is a convolution too (<see cref="ConvolutionPhase.Backward"/>).
/// </summary>
/// <param name="Label">What it is, and the epilogue, in words.</param>
/// <param name="Image">The image that is read, with its padding.</param>
/// <param name="Result">The image that is written.</param>
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
            $"Convolution{window.Height}x{window.Width}{Words(window)}{op.Label}", image, result, new([ConvolutionPhase.Forward(window)]), inputStride, resultStride, op.HasBias, op.Epilogue, operands).OnOneLine();
    }

    /// <summary>The gradient of an image from that of the result, with its padding already there.</summary>
    public static ConvolutionKernel Backward(
        ConvolutionInputGradientOp op, ImageSize gradient, int inputStride, int resultStride, EquatableArray<KernelOperand> operands)
    {
        var (window, phases) = (op.Window, ConvolutionPhase.Backward(op, gradient.Channels));
        return new ConvolutionKernel(
            $"ConvolutionInputGradient{window.Height}x{window.Width}{Words(window)}{op.Label}", gradient, ImageSize.Of(op.Shape), phases.ToEquatableArray(), inputStride, resultStride, false, op.Epilogue, operands).OnOneLine();
    }

    private static string Words(ImageWindow window) =>
        (window.Stride > 1 ? $"Stride{window.Stride}" : "") + (window.Dilation > 1 ? $"Dilation{window.Dilation}" : "");

    /// <summary>Windows of one pixel take the lines of an image for one long line: a plain product.</summary>
    private ConvolutionKernel OnOneLine()
    {
        var phase = Phases[0];
        return Phases.Count == 1
            && phase is { Height: 1, Width: 1, Stride: 1, ResultStep: 1, Top: 0, Left: 0 }
            && (Image.Height, Image.Width) == (Result.Height, Result.Width)
                ? this with { Image = Image.OnOneLine, Result = Result.OnOneLine, Phases = new([phase with { Rows = 1, Columns = Image.Height * Image.Width }]) }
                : this;
    }

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        var tiles = new List<ConvolutionTile>();
        using (Method(writer, name))
        {
            using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
            foreach (var phase in Phases.Items)
            {
                WritePanels(writer, lanes, name, phase, tiles);
                writer.Line();
            }

            Runs.ClearPadding(writer, lanes, "result", Result.Height * Result.Width * Result.Channels, ResultStride);
            WriteNext("input", InputStride);
            foreach (var operand in Operands)
            {
                WriteNext(operand.Name, operand.Stride);
            }

            WriteNext("result", ResultStride);
        }

        foreach (var tile in tiles.Distinct())
        {
            tile.Write(writer, name, [.. TileParameters.Select(p => $"{p.Type} {p.Name}")]);
        }

        void WriteNext(string reference, int stride) => writer.Line($"{reference} = ref Unsafe.Add(ref {reference}, {stride});");
    }

    /// <summary>Goes over the channels of the result: panels, and parts of these as wide as a tile.</summary>
    private void WritePanels(CodeWriter writer, Lanes lanes, string name, ConvolutionPhase phase, List<ConvolutionTile> tiles)
    {
        var inner = phase.Height * phase.Width * Image.Channels;
        var whole = Result.Channels / MatMulKernel.PanelWidth;
        if (whole > 0)
        {
            using var loop = whole == 1 ? null : writer.Block($"for (nint panel = 0; panel < {whole}; panel++)");
            var tile = KernelChoice.TileColumns(MatMulKernel.PanelWidth, lanes);
            using var parts = tile == MatMulKernel.PanelWidth ? null : writer.Block($"for (nint part = 0; part < {MatMulKernel.PanelWidth}; part += {tile})");
            var (panel, part) = (whole == 1 ? "" : "panel", parts is null ? "" : "part");
            var panelsPlace = OffsetText.Sum(phase.KernelOffset, (panel, (long)inner * MatMulKernel.PanelWidth), (part, 1));
            WriteTiles(writer, lanes, name, phase, MatMulKernel.PanelWidth, tile, panelsPlace, OffsetText.Sum(0, (panel, MatMulKernel.PanelWidth), (part, 1)), tiles);
        }

        var start = whole * MatMulKernel.PanelWidth;
        var width = Storage.Pad(Result.Channels) - start;
        for (var column = 0; start + column < Result.Channels;)
        {
            var columns = Math.Min(KernelChoice.TileColumns(width, lanes), Result.Channels - start - column);
            var panelsPlace = OffsetText.Sum(phase.KernelOffset + ((long)start * inner) + column);
            WriteTiles(writer, lanes, name, phase, width, columns, panelsPlace, OffsetText.Sum(start + column), tiles);
            column += columns;
        }
    }

    /// <summary>Goes over the pixels of the result, for some of its channels.</summary>
    private void WriteTiles(
        CodeWriter writer, Lanes lanes, string name, ConvolutionPhase phase, int panel, int channels, string panelsPlace, string channel, List<ConvolutionTile> tiles)
    {
        var vectors = (channels + lanes.Count - 1) / lanes.Count;
        var (lines, wide, wideTiles, narrow, narrowTiles) = KernelChoice.Pixels(phase.Rows, phase.Columns, vectors, lanes);
        var whole = phase.Rows / lines;
        using (var scope = whole == 1 ? null : writer.Block($"for (nint line = 0; line < {whole * lines}; {(lines == 1 ? "line++" : $"line += {lines}")})"))
        {
            WriteLines(lines, whole == 1 ? "" : "line", 0);
        }

        if (phase.Rows % lines > 0)
        {
            WriteLines(phase.Rows % lines, "", whole * lines);
        }

        void WriteLines(int height, string line, int firstLine)
        {
            WriteColumns(height, line, firstLine, wide, 0, wideTiles);
            if (narrowTiles > 0)
            {
                WriteColumns(height, line, firstLine, narrow, wide * wideTiles, narrowTiles);
            }
        }

        void WriteColumns(int height, string line, int firstLine, int width, int first, int count)
        {
            var tile = new ConvolutionTile(this, phase, lanes, height, width, panel, channels);
            tiles.Add(tile);
            using var loop = count == 1 ? null : writer.Block($"for (nint column = {first}; column < {first + (width * count)}; {(width == 1 ? "column++" : $"column += {width}")})");
            var column = count == 1 ? "" : "column";
            var firstColumn = count == 1 ? first : 0;
            var input = OffsetText.Sum(
                tile.InputOffset(firstLine, firstColumn) + tile.Origin, (line, tile.InputOffset(1, 0)), (column, tile.InputOffset(0, 1)));
            var result = OffsetText.Sum(
                tile.ResultOffset(firstLine, firstColumn) + tile.ResultOrigin, (line, tile.ResultOffset(1, 0)), (column, tile.ResultOffset(0, 1)), (channel, 1));
            List<string> arguments = [$"ref {Lanes.At("input", input)}", $"ref {Lanes.At("panels", panelsPlace)}"];
            if (HasBias)
            {
                arguments.Add($"ref {Lanes.At("bias", channel)}");
            }

            arguments.AddRange(Operands.Items.Select(o => $"ref {Lanes.At(o.Name, result)}"));
            arguments.Add($"ref {Lanes.At("result", result)}");
            writer.Call(tile.MethodName(name), [.. arguments], ";");
        }
    }
}
