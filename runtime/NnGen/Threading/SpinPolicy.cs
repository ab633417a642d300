using System.Diagnostics;

namespace NnGen.Generated;

/// <summary>How long threads wait for each other, and how.</summary>
internal static class SpinPolicy
{
    /// <summary>Waits of this length keep the processor; longer ones offer it to other threads again and again.</summary>
    private static readonly long s_hotTicks = Ticks(20);

    /// <summary>A worker without work goes to sleep after this: long enough for what a training loop does between two steps.</summary>
    private static readonly long s_idleTicks = Ticks(5000);

    /// <summary>So many ticks of <see cref="Stopwatch"/>.</summary>
    public static long Ticks(double microseconds) => (long)(microseconds * Stopwatch.Frequency / 1e6);

    /// <summary>Whether a wait that began then has cost so much that the processor should be offered.</summary>
    public static bool IsLong(long start) => Stopwatch.GetTimestamp() - start > s_hotTicks;

    /// <summary>Whether a worker that is idle since then should sleep.</summary>
    public static bool ShouldSleep(long start) => Stopwatch.GetTimestamp() - start > s_idleTicks;

    /// <summary>One turn of a wait: a pause of the processor, or after <see cref="IsLong"/> the chance for another thread.</summary>
    public static void Turn(long start)
    {
        if (IsLong(start))
            Thread.Yield();
        else
            Thread.SpinWait(1);
    }
}
