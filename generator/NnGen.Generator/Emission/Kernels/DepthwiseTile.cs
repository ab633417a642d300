using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The method for some pixels of a line of the result of a depthwise convolution, over all channels.</summary>
/// <param name="Kernel">The convolution.</param>
/// <param name="Pixels">The pixels.</param>
/// <param name="IsClipped">Whether it is told how many lines of the windows lie inside the image.</param>
/// <param name="AtBorder">Whether the window may cross the left or the right border.</param>
internal sealed record DepthwiseTile(DepthwiseConvolutionKernel Kernel, int Pixels, bool IsClipped, bool AtBorder)
{
    private int Channels => Kernel.Image.Channels;

    private ImageWindow Window => Kernel.Window;

    public string MethodName(string kernel) => AtBorder ? $"{kernel}AtBorder" : $"{kernel}Tile{Pixels}";

    public void Write(CodeWriter writer, Lanes widest, string kernel, string[] parameters)
    {
        writer.Line();
        writer.Line(AtBorder ? "// A pixel whose window crosses the border." : $"// {Pixels} {(Pixels == 1 ? "pixel" : "pixels")} of a line.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            $"private static void {MethodName(kernel)}",
            [.. IsClipped ? ["int lines"] : Array.Empty<string>(), .. AtBorder ? ["nint left"] : Array.Empty<string>(), .. parameters],
            "");
        using var body = writer.Block();
        foreach (var (lanes, start, blocks) in Runs.Blocks(Channels, widest))
        {
            using var channels = blocks == 1 ? writer.Block() : writer.Block($"for (nint c = {start}; c < {start + (blocks * lanes.Count)}; {(lanes.IsScalar ? "c++" : $"c += {lanes.Count}")})");
            WriteChannels(writer, lanes, blocks == 1 ? NumberText.Integer(start) : "c");
        }
    }

    private void WriteChannels(CodeWriter writer, Lanes lanes, string c)
    {
        for (var x = 0; x < Pixels; x++)
        {
            writer.Line($"var sum{x} = {(x > 0 ? "sum0" : Kernel.HasBias ? lanes.Load("bias", c) : lanes.Zero)};");
        }

        writer.Line($"ref var pixel = ref {Lanes.At("input", c)};");
        writer.Line($"ref var weights = ref {Lanes.At("kernel", c)};");
        using (writer.Block($"for (var remaining = {(IsClipped ? "lines" : NumberText.Integer(Window.Height))}; remaining > 0; remaining--)"))
        {
            if (AtBorder || Window.Width > KernelChoice.WidestDepthwiseLine)
            {
                WriteLoop(writer, lanes);
            }
            else
            {
                WriteUnrolled(writer, lanes);
            }

            writer.Line();
            writer.Line($"pixel = ref Unsafe.Add(ref pixel, {(long)Window.Dilation * Kernel.Image.Width * Channels}); // the next line");
            writer.Line($"weights = ref Unsafe.Add(ref weights, {(Kernel.IsTurned ? -1L : 1L) * Window.Width * Channels});");
        }

        writer.Line();
        for (var x = 0; x < Pixels; x++)
        {
            writer.Line(lanes.Store($"sum{x}", "result", OffsetText.Sum((long)x * Channels, (c, 1))));
        }
    }

    /// <summary>The elements of a line of the window one after the other.</summary>
    private void WriteLoop(CodeWriter writer, Lanes lanes)
    {
        using var columns = writer.Block($"for (nint j = 0; j < {Window.Width}; j++)");
        var place = Window.Dilation == 1 ? "j" : $"(j * {Window.Dilation})";
        if (AtBorder)
        {
            using (writer.Block($"if (left + {place} < 0 || left + {place} >= {Kernel.Image.Width})"))
            {
                writer.Line("continue;");
            }

            writer.Line();
        }

        writer.Line($"var weight = {lanes.Load("weights", Kernel.IsTurned ? $"({Window.Width - 1} - j) * {Channels}" : $"j * {Channels}")};");
        for (var x = 0; x < Pixels; x++)
        {
            var element = lanes.Load("pixel", OffsetText.Sum((long)x * Window.Stride * Channels, (AtBorder ? "left" : "", Channels), ("j", (long)Window.Dilation * Channels)));
            writer.Line($"sum{x} = {lanes.MultiplyAdd(element, "weight", $"sum{x}")};");
        }
    }

    /// <summary>All weights of a line in registers; each element of the image is read once for the windows that it lies in.</summary>
    private void WriteUnrolled(CodeWriter writer, Lanes lanes)
    {
        for (var j = 0; j < Window.Width; j++)
        {
            writer.Line($"var weight{j} = {lanes.Load("weights", NumberText.Integer((long)(Kernel.IsTurned ? Window.Width - 1 - j : j) * Channels))};");
        }

        var meetings =
            from x in Enumerable.Range(0, Pixels)
            from j in Enumerable.Range(0, Window.Width)
            group (x, j) by (x * Window.Stride) + (j * Window.Dilation) into column
            orderby column.Key
            select column;
        foreach (var column in meetings)
        {
            writer.Line($"var element{column.Key} = {lanes.Load("pixel", NumberText.Integer((long)column.Key * Channels))};");
            foreach (var (x, j) in column)
            {
                writer.Line($"sum{x} = {lanes.MultiplyAdd($"element{column.Key}", $"weight{j}", $"sum{x}")};");
            }
        }
    }
}
