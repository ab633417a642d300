using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using NnGen.Benchmarks.Measuring;
using NnGen.Generated;

namespace NnGen.Benchmarks.Convolutions;

/// <summary>How near the emitted convolutions are to the peak.</summary>
internal static partial class ConvolutionTable
{
    private const int Rounds = 9;
    private const int Samples = 4;
    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(5);

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
        var kernels = model.GetNestedType("Network", BindingFlags.NonPublic)!.GetNestedType(Width + "Kernels", BindingFlags.NonPublic)!;
        var methods = kernels.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(method => !method.Name.Contains("Tile", StringComparison.Ordinal)).ToList();
        var operations = 2.0 * Samples * result * result * size * size * channels * filters;
        var (input, panels, output) = (Numbers(Samples * 60 * 60 * 128), Numbers(9 * 128 * 128), Numbers(Samples * 60 * 60 * 128));
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

    private static double Percent(double operations, Action run)
    {
        run(); // compiles it, which must not count when the repetitions are chosen
        var count = 1;
        for (; Time(run, count) < s_time; count *= 2)
        {
        }

        var percents = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var peak = FmaPeak.Measure();
            percents.Add(100 * operations * count / Time(run, count).TotalSeconds / peak);
        }

        return Statistics.Median(percents);
    }

    private static TimeSpan Time(Action run, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (; count > 0; count--)
            run();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Small numbers, from a cache line on.</summary>
    private static Memory<float> Numbers(int length)
    {
        var random = new Random(1);
        var numbers = GC.AllocateUninitializedArray<float>(length + 16, pinned: true);
        foreach (ref var number in numbers.AsSpan())
            number = random.NextSingle() - 0.5f;
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(numbers, 0) % 64);
        return numbers.AsMemory((64 - past) % 64 / sizeof(float), length);
    }

    private static string Width =>
        Vector512.IsHardwareAccelerated ? "Vector512" : Vector256.IsHardwareAccelerated ? "Vector256" : Vector128.IsHardwareAccelerated ? "Vector128" : "Scalar";
}
