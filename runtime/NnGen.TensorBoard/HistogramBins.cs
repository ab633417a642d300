using NnGen.TensorBoard.Protos;

namespace NnGen.TensorBoard;

/// <summary>Counts numbers in the buckets of torch's <c>SummaryWriter</c>: ±10⁻¹² · 1.1ᵏ up to 10²⁰, and 0 between.</summary>
internal static class HistogramBins
{
    private static readonly double[] s_limits = MakeLimits();

    /// <summary>The histogram of the finite numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="notFinite">How many were left out: NaN and infinities.</param>
    /// <returns>The histogram, or null when no number is finite.</returns>
    public static HistogramProto? Count(ReadOnlySpan<float> values, out int notFinite)
    {
        var counts = new int[s_limits.Length - 1];
        var histogram = new HistogramProto { Min = double.PositiveInfinity, Max = double.NegativeInfinity };
        notFinite = 0;
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                notFinite++;
                continue;
            }

            counts[BucketOf(value)]++;
            histogram.Min = Math.Min(histogram.Min, value);
            histogram.Max = Math.Max(histogram.Max, value);
            histogram.Sum += value;
            histogram.SumSquares += (double)value * value;
        }

        histogram.Num = values.Length - notFinite;
        if (histogram.Num == 0)
            return null;
        AddBuckets(histogram, counts);
        return histogram;
    }

    // Buckets from the first that holds something to the last. A bucket tells its upper end alone, so an empty one before them tells the lower.
    private static void AddBuckets(HistogramProto histogram, int[] counts)
    {
        var first = Array.FindIndex(counts, count => count > 0);
        var last = Array.FindLastIndex(counts, count => count > 0);
        histogram.BucketLimit.Add(s_limits[first]);
        histogram.Bucket.Add(0);
        for (var bucket = first; bucket <= last; bucket++)
        {
            histogram.BucketLimit.Add(s_limits[bucket + 1]);
            histogram.Bucket.Add(counts[bucket]);
        }
    }

    /// <summary>The bucket [lower, upper) of a number; those beyond the ends count in the outermost.</summary>
    private static int BucketOf(double value)
    {
        var place = Array.BinarySearch(s_limits, value);
        return Math.Clamp(place >= 0 ? place : ~place - 1, 0, s_limits.Length - 2);
    }

    private static double[] MakeLimits()
    {
        var positive = new List<double>();
        for (var limit = 1e-12; limit < 1e20; limit *= 1.1)
            positive.Add(limit);
        return [.. positive.AsEnumerable().Reverse().Select(limit => -limit), 0, .. positive];
    }
}
