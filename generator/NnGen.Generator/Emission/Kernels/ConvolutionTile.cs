namespace NnGen.Generator.Emission.Kernels;

/// <summary>The method for some pixels of the result by some of its channels, all of which stay in registers.</summary>
/// <param name="Kernel">The convolution.</param>
/// <param name="Phase">Which windows.</param>
/// <param name="Lanes">The width of vectors.</param>
/// <param name="Lines">The lines of the result.</param>
/// <param name="Columns">The pixels of a line.</param>
/// <param name="Panel">The width of the kernel's panel.</param>
/// <param name="Channels">The channels of the result.</param>
internal sealed record ConvolutionTile(ConvolutionKernel Kernel, ConvolutionPhase Phase, Lanes Lanes, int Lines, int Columns, int Panel, int Channels)
{
    private ImageSize Image => Kernel.Image;

    private ImageSize Result => Kernel.Result;

    private int Vectors => (Channels + Lanes.Count - 1) / Lanes.Count;

    /// <summary>Whether it is told how many lines of the windows lie inside the image.</summary>
    private bool IsClipped => Phase.LeavesImage(Image.Height);

    /// <summary>The pixels, by line and column of the tile.</summary>
    private IEnumerable<(int Index, int Line, int Column)> Pixels =>
        Enumerable.Range(0, Lines * Columns).Select(i => (i, i / Columns, i % Columns));

    /// <summary>From the first window to another one, in floats of the image.</summary>
    public long InputOffset(int lines, int columns) => (((long)lines * Image.Width) + columns) * Phase.Stride * Image.Channels;

    /// <summary>The same in floats of the result.</summary>
    public long ResultOffset(int lines, int columns) => (((long)lines * Result.Width) + columns) * Phase.ResultStep * Result.Channels;

    /// <summary>Where the first window begins in the image.</summary>
    public long Origin => (((long)Phase.Top * Image.Width) + Phase.Left) * Image.Channels;

    /// <summary>Where its pixel lies in the result.</summary>
    public long ResultOrigin => (((long)Phase.ResultTop * Result.Width) + Phase.ResultLeft) * Result.Channels;

    public string MethodName(string kernel)
    {
        var phase = Kernel.Phases.Count == 1 ? "" : $"At{Phase.ResultTop}x{Phase.ResultLeft}";
        return $"{kernel}{phase}Tile{(Lines == 1 ? "" : $"{Lines}x")}{Columns}By{Channels}{(Vectors * Lanes.Count == Panel ? "" : $"Of{Panel}")}";
    }

    public void Write(CodeWriter writer, string kernel, string[] parameters)
    {
        writer.Line();
        writer.Line($"// {(Lines == 1 ? "" : $"{Lines} lines of ")}{Columns} pixels by {Channels} channels: {Lines * Columns * Vectors} accumulators.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"private static void {MethodName(kernel)}", [.. IsClipped ? ["int lines"] : Array.Empty<string>(), .. parameters], "");
        using var body = writer.Block();
        foreach (var (pixel, _, _) in Pixels)
        {
            writer.Line(string.Join(" ", Enumerable.Range(0, Vectors).Select(v =>
                $"var sum{pixel}_{v} = {(pixel > 0 ? $"sum0_{v}" : Kernel.HasBias ? BiasAt(v) : Lanes.Zero)};")));
        }

        if (Phase.Height * Phase.Width > 0)
        {
            WriteWindow(writer);
        }

        writer.Line();
        foreach (var (pixel, line, column) in Pixels)
        {
            for (var v = 0; v < Vectors; v++)
            {
                WriteResult(writer, pixel, v, NumberText.Integer(ResultOffset(line, column) + (v * Lanes.Count)));
            }
        }
    }

    /// <summary>The bias has no padding after each group.</summary>
    private string BiasAt(int v)
    {
        var (place, filled) = (NumberText.Integer(v * Lanes.Count), Math.Min(Lanes.Count, Channels - (v * Lanes.Count)));
        return Kernel.Groups == 1 || filled == Lanes.Count
            ? Lanes.Load("bias", place)
            : $"ConvolutionKernels.LoadPart{Lanes.Count * 32}(ref {Lanes.At("bias", place)}, {filled})";
    }

    /// <summary>
    /// Loops over the lines of the window and the runs of these that lie together. No straight-line code even for few elements: neighbouring windows
    /// read the same pixels, which the compiler would keep, in more registers than there are.
    /// </summary>
    private void WriteWindow(CodeWriter writer)
    {
        // Neighbouring columns of a line lie together, with all their channels.
        var isTogether = Phase.Width == 1 || (Phase.ColumnStep == 1 && Kernel.Groups == 1);
        var (runs, run) = isTogether ? (1, Phase.Width * Kernel.Channels) : (Phase.Width, Kernel.Channels);
        var afterRun = ((long)Phase.ColumnStep * Image.Channels) - run;
        var afterLine = ((long)Phase.LineStep * Image.Width * Image.Channels) - (runs == 1 ? run : (long)runs * Phase.ColumnStep * Image.Channels);
        if (Phase.Height > 1 && !IsClipped)
        {
            writer.Line($"var lines = {Phase.Height};");
        }

        using (IsClipped ? writer.Block("for (; lines > 0; lines--)") : Loop(Phase.Height, "lines"))
        {
            if (runs > 1)
            {
                writer.Line($"var columns = {runs};");
            }

            using (Loop(runs, "columns"))
            {
                writer.Line($"var remaining = {run};");
                using (writer.Block("do", "} while (--remaining != 0);"))
                {
                    WriteProducts(writer);
                    writer.Line("input = ref Unsafe.Add(ref input, 1);");
                    writer.Line($"panels = ref Unsafe.Add(ref panels, {Panel});");
                }

                if (runs > 1)
                {
                    writer.Line();
                    writer.Line($"input = ref Unsafe.Add(ref input, {afterRun}); // to the next column of the window");
                }
            }

            if (Phase.Height > 1)
            {
                writer.Line();
                writer.Line($"input = ref Unsafe.Add(ref input, {afterLine}); // to the next line of the window");
            }
        }

        IDisposable? Loop(int count, string counter) => count == 1 ? null : writer.Block("do", $"}} while (--{counter} != 0);");
    }

    /// <summary>The products of one element of the window.</summary>
    private void WriteProducts(CodeWriter writer)
    {
        for (var v = 0; v < Vectors; v++)
        {
            writer.Line($"var weight{v} = {Lanes.Load("panels", NumberText.Integer(v * Lanes.Count))};");
        }

        foreach (var (pixel, line, column) in Pixels)
        {
            writer.Line($"var input{pixel} = {Lanes.Broadcast(Lanes.At("input", NumberText.Integer(InputOffset(line, column))))};");
            for (var v = 0; v < Vectors; v++)
            {
                writer.Line($"sum{pixel}_{v} = {Lanes.MultiplyAdd($"input{pixel}", $"weight{v}", $"sum{pixel}_{v}")};");
            }
        }
    }

    private void WriteResult(CodeWriter writer, int pixel, int v, string place)
    {
        var filled = Math.Min(Lanes.Count, Channels - (v * Lanes.Count));
        var isWhole = filled == Lanes.Count;
        var value = new ExpressionWriter(writer, Lanes, $"part{pixel}_{v}_").Write(Kernel.Epilogue, i => i == 0 ? $"sum{pixel}_{v}" : OperandAt(i - 1));
        writer.Line(isWhole
            ? Lanes.Store(value.Parenthesize(), "result", place)
            : $"ConvolutionKernels.StorePart({value}, ref {Lanes.At("result", place)}, {filled});");

        string OperandAt(int index) => Kernel.Operands[index].Name is var name && isWhole
            ? Lanes.Load(name, place)
            : $"ConvolutionKernels.LoadPart{Lanes.Count * 32}(ref {Lanes.At(name, place)}, {filled})";
    }
}
