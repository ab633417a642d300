using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

public static partial class EmbeddingKernels
{
    /// <summary>
    /// <c>y[a]</c>: the mean over the other samples <c>b</c> of <c>d²</c>, if the class is the same, and <c>max(margin − d, 0)²</c> if it
    /// is not, where <c>d = |x[a] − x[b]|</c>; 0 if there are no others.
    /// </summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="width">The numbers of an embedding.</param>
    /// <param name="stride">The floats from an embedding to the next, at least the width.</param>
    /// <param name="margin">The distance from which on different classes cost nothing.</param>
    /// <param name="x">The first float of <c>x [samples, stride]</c>.</param>
    /// <param name="labels">The first of the class indices <c>[samples]</c>.</param>
    /// <param name="y">The first float of <c>y [samples]</c>.</param>
    [MethodImpl(Kernel)]
    public static void ContrastiveLoss(int samples, int width, int stride, float margin, ref float x, ref int labels, ref float y)
    {
        MemoryMarshal.CreateSpan(ref y, samples).Clear();
        for (var a = 0; a < samples; a++)
        {
            for (var b = a + 1; b < samples; b++)
            {
                var distance = Distance(ref x, a, b, width, stride);
                var apart = Unsafe.Add(ref labels, a) == Unsafe.Add(ref labels, b) ? distance : Math.Max(margin - distance, 0f);
                var share = apart * apart / (samples - 1);
                Unsafe.Add(ref y, a) += share;
                Unsafe.Add(ref y, b) += share;
            }
        }
    }

    /// <summary>The gradient of <c>Σ dy[a] y[a]</c> with respect to <c>x</c>; that of a distance of 0 counts as 0.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="width">The numbers of an embedding.</param>
    /// <param name="stride">The floats from an embedding to the next, at least the width.</param>
    /// <param name="margin">The distance from which on different classes cost nothing.</param>
    /// <param name="x">The first float of <c>x [samples, stride]</c>.</param>
    /// <param name="labels">The first of the class indices <c>[samples]</c>.</param>
    /// <param name="dy">The first float of <c>dy [samples]</c>.</param>
    /// <param name="dx">The first float of the gradient <c>[samples, stride]</c>.</param>
    [MethodImpl(Kernel)]
    public static void ContrastiveLossGradient(
        int samples,
        int width,
        int stride,
        float margin,
        ref float x,
        ref int labels,
        ref float dy,
        ref float dx)
    {
        MemoryMarshal.CreateSpan(ref dx, samples * stride).Clear();
        for (var a = 0; a < samples; a++)
        {
            for (var b = a + 1; b < samples; b++)
            {
                var scale = 2f * (Unsafe.Add(ref dy, a) + Unsafe.Add(ref dy, b)) / (samples - 1);
                if (Unsafe.Add(ref labels, a) != Unsafe.Add(ref labels, b))
                {
                    var distance = Distance(ref x, a, b, width, stride);
                    // A NaN passes both tests.
                    if (distance >= margin || distance == 0f)
                        continue;
                    scale *= (distance - margin) / distance;
                }
                AddDifference(scale, a, b, width, stride, ref x, ref dx);
            }
        }
    }
}
