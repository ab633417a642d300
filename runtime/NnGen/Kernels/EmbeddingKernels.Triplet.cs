using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

public static partial class EmbeddingKernels
{
    /// <summary>
    /// <c>y[a]</c>: the sum of <c>max(|x[a] − x[p]| − |x[a] − x[n]| + margin, 0)</c> over the triplets of the anchor <c>a</c> that count,
    /// times a factor that makes the mean of <c>y</c> the mean over what <paramref name="mining"/> says; 0 without triplets. A NaN in any
    /// embedding makes all of <c>y</c> NaN.
    /// </summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="width">The numbers of an embedding.</param>
    /// <param name="stride">The floats from an embedding to the next, at least the width.</param>
    /// <param name="mining">Which triplets count.</param>
    /// <param name="margin">By how much negatives shall be farther away than positives.</param>
    /// <param name="x">The first float of <c>x [samples, stride]</c>.</param>
    /// <param name="labels">The first of the class indices <c>[samples]</c>.</param>
    /// <param name="distances">Room for the distances <c>[samples]</c> of an anchor.</param>
    /// <param name="y">The first float of <c>y [samples]</c>.</param>
    [MethodImpl(Kernel)]
    public static void TripletLoss(
        int samples,
        int width,
        int stride,
        TripletMining mining,
        float margin,
        ref float x,
        ref int labels,
        ref float distances,
        ref float y)
    {
        var classes = MemoryMarshal.CreateReadOnlySpan(ref labels, samples);
        var factor = Factor(mining, classes);
        for (var a = 0; a < samples; a++)
        {
            var anchor = Anchor.Measure(a, classes, width, stride, margin, ref x, ref distances);
            Unsafe.Add(ref y, a) = anchor.HasNaN ? float.NaN : factor * Loss(anchor, samples, mining);
        }
    }

    /// <summary>
    /// The gradient of <c>Σ dy[a] y[a]</c> with respect to <c>x</c>; that of a distance of 0 counts as 0. A NaN in any embedding makes all
    /// of it NaN.
    /// </summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="width">The numbers of an embedding.</param>
    /// <param name="stride">The floats from an embedding to the next, at least the width.</param>
    /// <param name="mining">Which triplets count.</param>
    /// <param name="margin">By how much negatives shall be farther away than positives.</param>
    /// <param name="x">The first float of <c>x [samples, stride]</c>.</param>
    /// <param name="labels">The first of the class indices <c>[samples]</c>.</param>
    /// <param name="distances">Room for the distances <c>[samples]</c> of an anchor.</param>
    /// <param name="dy">The first float of <c>dy [samples]</c>.</param>
    /// <param name="dx">The first float of the gradient <c>[samples, stride]</c>.</param>
    [MethodImpl(Kernel)]
    public static void TripletLossGradient(
        int samples,
        int width,
        int stride,
        TripletMining mining,
        float margin,
        ref float x,
        ref int labels,
        ref float distances,
        ref float dy,
        ref float dx)
    {
        var gradient = MemoryMarshal.CreateSpan(ref dx, samples * stride);
        gradient.Clear();
        var classes = MemoryMarshal.CreateReadOnlySpan(ref labels, samples);
        var factor = Factor(mining, classes);
        for (var a = 0; a < samples; a++)
        {
            var anchor = Anchor.Measure(a, classes, width, stride, margin, ref x, ref distances);
            if (anchor.HasNaN)
            {
                for (var sample = 0; sample < samples; sample++)
                    gradient.Slice(sample * stride, width).Fill(float.NaN);
                return;
            }

            var slope = factor * Unsafe.Add(ref dy, a);
            if (mining == TripletMining.Hard)
                AddTriplet(anchor, anchor.FarthestPositive(), anchor.NearestNegative(), slope, a, width, stride, ref x, ref dx);
            for (var other = 0; mining != TripletMining.Hard && other < samples; other++)
            {
                if (mining == TripletMining.All)
                    AddDistance(anchor, other, slope * anchor.Slope(other), a, width, stride, ref x, ref dx);
                else if (anchor.IsPositive(other))
                    AddTriplet(anchor, other, anchor.SemiHardNegative(other), slope, a, width, stride, ref x, ref dx);
            }
        }
    }

    /// <summary>The sum over the triplets of an anchor.</summary>
    private static float Loss(Anchor anchor, int samples, TripletMining mining)
    {
        if (mining == TripletMining.Hard)
            return anchor.Loss(anchor.FarthestPositive(), anchor.NearestNegative());
        var sum = 0f;
        for (var positive = 0; positive < samples; positive++)
        {
            if (!anchor.IsPositive(positive))
                continue;
            if (mining == TripletMining.SemiHard)
            {
                sum += anchor.Loss(positive, anchor.SemiHardNegative(positive));
                continue;
            }
            for (var negative = 0; negative < samples; negative++)
                sum += anchor.IsNegative(negative) ? anchor.Loss(positive, negative) : 0f;
        }
        return sum;
    }

    /// <summary>Adds the gradient of a triplet that misses the margin: its positive is drawn to the anchor, its negative pushed away.</summary>
    private static void AddTriplet(
        Anchor anchor,
        int positive,
        int negative,
        float slope,
        int index,
        int width,
        int stride,
        ref float x,
        ref float dx)
    {
        if (anchor.Loss(positive, negative) > 0f)
        {
            AddDistance(anchor, positive, slope, index, width, stride, ref x, ref dx);
            AddDistance(anchor, negative, -slope, index, width, stride, ref x, ref dx);
        }
    }

    /// <summary>Adds the gradient of <c>slope |x[index] − x[other]|</c>.</summary>
    private static void AddDistance(
        Anchor anchor,
        int other,
        float slope,
        int index,
        int width,
        int stride,
        ref float x,
        ref float dx)
    {
        if (slope != 0f && anchor.Distance(other) > 0f)
            AddDifference(slope / anchor.Distance(other), index, other, width, stride, ref x, ref dx);
    }

    /// <summary>The samples for each of what the mean is over: samples, pairs of anchor and positive, or triplets; 0 if there are none.</summary>
    private static float Factor(TripletMining mining, ReadOnlySpan<int> labels)
    {
        var total = 0L;
        foreach (var label in labels)
        {
            var ofClass = MemoryExtensions.Count(labels, label);
            total += mining switch
            {
                TripletMining.SemiHard => ofClass - 1,
                TripletMining.All => (ofClass - 1L) * (labels.Length - ofClass),
                _ => 1,
            };
        }
        return total == 0 ? 0f : (float)labels.Length / total;
    }
}
