using System.Runtime.Intrinsics;

namespace NnGen.Generated;

/// <summary>Estimates from which threads are chosen before a step was ever measured. They need the right order of magnitude; <see cref="ThreadTuner"/> corrects them.</summary>
internal static class ThreadCost
{
    /// <summary>A shorter step is not even measured: handing it over costs about a microsecond, and caches are as far apart.</summary>
    public const double LeastMicroseconds = 15;

    /// <summary>A thread should have this much to do, as long as nothing was measured.</summary>
    private const double LeastMicrosecondsOfThread = 25;

    /// <summary>A step of this length waits for workers that sleep; a shorter one goes on without them.</summary>
    private const double WakingMicroseconds = 500;

    /// <summary>How much an optimizer does in this time: what memory gives, about 0.4 ns a parameter.</summary>
    private const double ParametersInMicrosecond = 2500;

    /// <summary>Weights that are read in this time.</summary>
    private const double WeightsInMicrosecond = 15e3;

    /// <summary>Floating-point operations of products in this time.</summary>
    private static readonly double s_operationsInMicrosecond =
        VectorWidth.Is512 ? 80e3 : Vector256.IsHardwareAccelerated ? 50e3 : Vector128.IsHardwareAccelerated ? 20e3 : 1e3;

    /// <summary>The time of operations on one thread, in microseconds.</summary>
    public static double OfOperations(double operations) => operations / s_operationsInMicrosecond;

    /// <summary>The time in which one thread reads weights, in microseconds: what the second and third levels of caches give.</summary>
    public static double OfWeights(int weights) => weights / WeightsInMicrosecond;

    /// <summary>The time of an optimizer step on one thread, in microseconds.</summary>
    public static double OfUpdate(int parameters) => parameters / ParametersInMicrosecond;

    /// <summary>The threads that a step of this length is probably worth.</summary>
    public static int Threads(double microseconds, int most) => (int)Math.Clamp(microseconds / LeastMicrosecondsOfThread, 1, most);

    /// <summary>Whether a step of this length should wait for workers to wake up.</summary>
    public static bool IsWorthWaking(double microseconds) => microseconds >= WakingMicroseconds;

    /// <summary>How long a step waits for the answers of workers, in microseconds.</summary>
    public static double Patience(double microseconds) => double.IsFinite(microseconds) ? Math.Clamp(microseconds / 4, 2, 500) : 60e6;
}
