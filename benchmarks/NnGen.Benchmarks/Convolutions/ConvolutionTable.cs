using System.Reflection;
using System.Text.RegularExpressions;
using NnGen.Benchmarks.Measuring;
using NnGen.Generated;

namespace NnGen.Benchmarks.Convolutions;

/// <summary>How near the emitted convolutions are to the peak.</summary>
internal static partial class ConvolutionTable
{
    private const int Samples = 4;

    private delegate void Convolution(int rows, ref float input, ref float panels, ref float result);

    private delegate void KernelGradient(ThreadShare share, int rows, ref float input, ref float outputGradient, bool accumulate, ref float result);

    /// <summary>Prints a line for each layer. What is computed of padding counts as work; the share that is not padding stands in parentheses.</summary>
    public static void Run()
    {
        Console.WriteLine($"Percent of the FMA peak, measured between the rounds; medians; {Samples} samples, one thread.");
        Console.WriteLine($"{"",-42}{"forward",10}{"dW",10}{"dX",16}");
        Print(typeof(FirstLayer28), "3x3, 28x28x1 to 32", 3, 1, 26, 32);
        Print(typeof(Valid13), "3x3, 13x13x32 to 64", 3, 32, 11, 64);
        Print(typeof(Same56), "3x3, 56x56x64 to 64, Same", 3, 64, 56, 64);
        Print(typeof(Pointwise28), "1x1, 28x28x64 to 128", 1, 64, 28, 128);
        Print(typeof(Strided56), "3x3, 56x56x64 to 128, Same, strides 2", 3, 64, 28, 128);
    }

    private static void Print(Type model, string title, int size, int channels, int result, int filters)
    {
        var methods = KernelTimes.Methods(model);
        var operations = 2.0 * Samples * result * result * size * size * channels * filters;
        var (input, panels, output) = (KernelTimes.Numbers(Samples * 60 * 60 * 128), KernelTimes.Numbers(9 * 128 * 128), KernelTimes.Numbers(Samples * 60 * 60 * 128));
        var forward = Find<Convolution>(methods, $"^Convolution{size}x{size}.*x{channels}To{result}x{result}x{filters}$|^Convolution{size}x{size}.*x{channels}To\\d+x\\d+x{filters}$");
        var kernelGradient = Find<KernelGradient>(methods, $"^ConvolutionKernelGradient{size}x{size}.*x{channels}To.*x{filters}$");
        var inputGradient = Find<Convolution>(methods, $"^TransposedConvolution{size}x{size}.*x{filters}To.*x{channels}$");
        var line = $"{title,-42}";
        line += $"{Percent(operations, () => forward!.Value.Run(Samples, ref input.Span[0], ref panels.Span[0], ref output.Span[0])),10:F0}";
        line += $"{Percent(operations, () => kernelGradient!.Value.Run(ThreadShare.Alone, Samples, ref input.Span[0], ref output.Span[0], false, ref panels.Span[0])),10:F0}";
        if (inputGradient is var (run, name))
        {
            var image = PixelsOfResult().Match(name);
            var pixels = int.Parse(image.Groups[1].Value) * int.Parse(image.Groups[2].Value);
            var stride = name.Contains("Stride2", StringComparison.Ordinal) ? 2 : 1;
            var computed = 2.0 * Samples * pixels * size * size * channels * filters / (stride * stride);
            var percent = Percent(computed, () => run(Samples, ref output.Span[0], ref panels.Span[0], ref input.Span[0]));
            line += $"{$"{percent:F0} ({percent * operations / computed:F0})",16}";
        }

        Console.WriteLine(line);
    }

    [GeneratedRegex("To(\\d+)x(\\d+)x\\d+$")]
    private static partial Regex PixelsOfResult();

    private static (TDelegate Run, string Name)? Find<TDelegate>(IEnumerable<MethodInfo> methods, string pattern)
        where TDelegate : Delegate =>
        methods.FirstOrDefault(method => Regex.IsMatch(method.Name, pattern)) is { } method ? (method.CreateDelegate<TDelegate>(), method.Name) : null;

    private static double Percent(double operations, Action run) =>
        KernelTimes.Median(run, seconds => 100 * operations / seconds / FmaPeak.Measure());
}
