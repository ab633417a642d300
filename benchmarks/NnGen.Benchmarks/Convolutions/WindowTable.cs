using System.Reflection;
using NnGen.Benchmarks.Measuring;

namespace NnGen.Benchmarks.Convolutions;

/// <summary>How near what reads windows without a matrix of weights is to its floor, bandwidth or peak: depthwise convolutions and pooling.</summary>
internal static class WindowTable
{
    private const int Samples = 4;
    private const int Input = 56 * 56 * 64;

    private delegate void Window(int rows, ref float input, ref float result);

    private delegate void WindowWithKernel(int rows, ref float input, ref float kernel, ref float result);

    private delegate void WindowGradient(int rows, ref float input, ref float outputGradient, ref float result);

    /// <summary>Prints a line for each layer: forward, and the gradient of its image.</summary>
    public static void Run()
    {
        Console.WriteLine($"Percent of the floor: bytes read and written at the bandwidth of reading as many, or multiply-adds at the peak, if that takes longer; medians; {Samples} samples of 56x56x64, one thread.");
        Console.WriteLine($"{"",-42}{"forward",10}{"dX",10}");
        IReadOnlyList<MethodInfo> methods = [.. KernelTimes.Methods(typeof(Windows56)), .. KernelTimes.Methods(typeof(AverageWindows56))];
        var (input, kernel, output) = (KernelTimes.Numbers(Samples * Input), KernelTimes.Numbers(9 * 64), KernelTimes.Numbers(Samples * Input));
        Print(
            "depthwise 3x3, Same",
            Percent(2 * Input, 2 * 9 * Input, Run<WindowWithKernel>(methods, "Depthwise3x3", run => run(Samples, ref input.Span[0], ref kernel.Span[0], ref output.Span[0]))),
            Percent(2 * Input, 2 * 9 * Input, Run<WindowWithKernel>(methods, "DepthwiseInputGradient", run => run(Samples, ref input.Span[0], ref kernel.Span[0], ref output.Span[0]))));
        Print(
            "max pool 2x2",
            Percent(Input * 5 / 4, 0, Run<Window>(methods, "MaxPool2x2", run => run(Samples, ref input.Span[0], ref output.Span[0]))),
            Percent(Input * 9 / 4, 0, Run<WindowGradient>(methods, "MaxPoolGradient2x2", run => run(Samples, ref input.Span[0], ref input.Span[0], ref output.Span[0]))));
        Print(
            "average pool 2x2",
            Percent(Input * 5 / 4, 0, Run<Window>(methods, "AveragePool2x2", run => run(Samples, ref input.Span[0], ref output.Span[0]))),
            Percent(Input * 5 / 4, 0, Run<Window>(methods, "AveragePoolGradient2x2", run => run(Samples, ref input.Span[0], ref output.Span[0]))));
    }

    private static Action Run<TDelegate>(IReadOnlyList<MethodInfo> methods, string name, Action<TDelegate> run)
        where TDelegate : Delegate
    {
        var method = methods.First(method => method.Name.StartsWith(name, StringComparison.Ordinal)).CreateDelegate<TDelegate>();
        return () => run(method);
    }

    private static void Print(string title, double forward, double gradient) => Console.WriteLine($"{title,-42}{forward,10:F0}{gradient,10:F0}");

    /// <param name="floats">The numbers of a sample that are read and written.</param>
    /// <param name="operations">The floating-point operations of a sample.</param>
    /// <param name="run">What is timed.</param>
    private static double Percent(int floats, int operations, Action run)
    {
        var bytes = (double)Samples * floats * sizeof(float);
        return KernelTimes.Median(
            run, seconds => 100 * Math.Max(bytes / Bandwidth.Of((long)bytes), (double)Samples * operations / FmaPeak.Measure()) / seconds);
    }
}
