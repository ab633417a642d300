using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NnGen.Benchmarks.Measuring;
using NnGen.Generated;

namespace NnGen.Benchmarks.Convolutions;

/// <summary>Finds emitted kernels, and times them alone.</summary>
internal static class KernelTimes
{
    private const int Rounds = 9;
    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(5);

    /// <summary>The kernels of a model for the widest vectors, without the tiles that they call.</summary>
    public static IReadOnlyList<MethodInfo> Methods(Type model) =>
        [.. model.GetNestedType("Network", BindingFlags.NonPublic)!.GetNestedType(Width + "Kernels", BindingFlags.NonPublic)!
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(method => !method.Name.Contains("Tile", StringComparison.Ordinal))];

    /// <summary>The median of a number made of the seconds that a run takes.</summary>
    public static double Median(Action run, Func<double, double> ofSeconds)
    {
        run(); // compiles it, which must not count when the repetitions are chosen
        var count = 1;
        for (; Time(run, count) < s_time; count *= 2)
        {
        }

        return Statistics.Median([.. Enumerable.Range(0, Rounds).Select(_ => ofSeconds(Time(run, count).TotalSeconds / count))]);
    }

    /// <summary>Small numbers, from a cache line on.</summary>
    public static Memory<float> Numbers(int length)
    {
        var random = new Random(1);
        var numbers = GC.AllocateUninitializedArray<float>(length + 16, pinned: true);
        foreach (ref var number in numbers.AsSpan())
            number = random.NextSingle() - 0.5f;
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(numbers, 0) % 64);
        return numbers.AsMemory((64 - past) % 64 / sizeof(float), length);
    }

    private static TimeSpan Time(Action run, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (; count > 0; count--)
            run();
        return Stopwatch.GetElapsedTime(start);
    }

    private static string Width =>
        VectorWidth.Is512 ? "Vector512" : Vector256.IsHardwareAccelerated ? "Vector256" : Vector128.IsHardwareAccelerated ? "Vector128" : "Scalar";
}
