using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>The method for some rows of the gradient of a kernel by some of its columns, all of which stay in registers.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Lanes">The width of vectors.</param>
/// <param name="Label">What tells its rows from others.</param>
/// <param name="Offsets">Where the image has what each row is multiplied with.</param>
/// <param name="Panel">The width of the panel.</param>
/// <param name="Channels">The columns.</param>
internal sealed record ConvolutionKernelGradientTile(
    ConvolutionKernelGradientKernel Kernel, Lanes Lanes, string Label, EquatableArray<int> Offsets, int Panel, int Channels)
{
    private int Vectors => Channels / Lanes.Count;

    public string MethodName(string kernel) => $"{kernel}Tile{Label}By{Channels}{(Vectors * Lanes.Count == Panel ? "" : $"Of{Panel}")}";

    public void Write(CodeWriter writer, string kernel)
    {
        writer.Line();
        writer.Line($"// {Offsets.Count} rows by {Channels} columns: {Offsets.Count * Vectors} accumulators, one pass over the windows.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            $"private static void {MethodName(kernel)}",
            [
                .. Kernel.HasSamples ? ["int samples"] : Array.Empty<string>(),
                .. Kernel.HasLines ? ["int lines"] : Array.Empty<string>(),
                "ref float input", "ref float outputGradient", "bool isAdded", "ref float result",
            ],
            "");
        using var body = writer.Block();
        for (var k = 0; k < Offsets.Count; k++)
        {
            writer.Line(string.Join(" ", Enumerable.Range(0, Vectors).Select(v => $"var sum{k}_{v} = {Lanes.Zero};")));
        }

        WriteWindows(writer);
        writer.Line();
        using (writer.Block("if (isAdded)"))
        {
            ForEach((k, v, place) => writer.Line($"sum{k}_{v} += {Lanes.Load("result", place)};"));
        }

        writer.Line();
        ForEach((k, v, place) => writer.Line(Lanes.Store($"sum{k}_{v}", "result", place)));

        void ForEach(Action<int, int, string> action)
        {
            for (var k = 0; k < Offsets.Count; k++)
            {
                for (var v = 0; v < Vectors; v++)
                {
                    action(k, v, NumberText.Integer(((long)k * Panel) + (v * Lanes.Count)));
                }
            }
        }
    }

    private void WriteWindows(CodeWriter writer)
    {
        var (window, image) = (Kernel.Window, Kernel.Image);
        var hasLines = Kernel.HasLines || window.Rows > 1;
        if (hasLines && !Kernel.HasLines && !Kernel.HasSamples)
        {
            writer.Line($"var lines = {window.Rows};");
        }

        using var samples = Kernel.HasSamples ? writer.Block("do", "} while (--samples != 0);") : null;
        if (hasLines && !Kernel.HasLines && Kernel.HasSamples)
        {
            writer.Line($"var lines = {window.Rows};");
        }

        using (hasLines ? writer.Block("do", "} while (--lines != 0);") : null)
        {
            writer.Line($"var remaining = {window.Columns};");
            using (writer.Block("do", "} while (--remaining != 0);"))
            {
                WriteProducts(writer);
                writer.Line($"input = ref Unsafe.Add(ref input, {window.Stride * image.Channels});");
                writer.Line($"outputGradient = ref Unsafe.Add(ref outputGradient, {Panel});");
            }

            if (hasLines)
            {
                writer.Line();
                writer.Line($"input = ref Unsafe.Add(ref input, {(long)window.Stride * (image.Width - window.Columns) * image.Channels}); // to the next line");
            }
        }

        if (Kernel.HasSamples)
        {
            var read = window.Rows == 1 ? (long)window.Columns * window.Stride : (long)window.Rows * window.Stride * image.Width;
            writer.Line();
            writer.Line($"input = ref Unsafe.Add(ref input, {Kernel.InputStride - (read * image.Channels)}); // to the next sample");
        }
    }

    private void WriteProducts(CodeWriter writer)
    {
        for (var v = 0; v < Vectors; v++)
        {
            writer.Line($"var gradient{v} = {Lanes.Load("outputGradient", NumberText.Integer(v * Lanes.Count))};");
        }

        for (var k = 0; k < Offsets.Count; k++)
        {
            writer.Line($"var input{k} = {Lanes.Broadcast(Lanes.At("input", NumberText.Integer(Offsets[k])))};");
            for (var v = 0; v < Vectors; v++)
            {
                writer.Line($"sum{k}_{v} = {Lanes.MultiplyAdd($"input{k}", $"gradient{v}", $"sum{k}_{v}")};");
            }
        }
    }
}
