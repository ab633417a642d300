using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>Losses over the distances between the samples of a batch. They go sample by sample, always in the same order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class EmbeddingKernels
{
    private const MethodImplOptions Kernel = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    private static ReadOnlySpan<float> Row(ref float x, int sample, int width, int stride) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, (nint)sample * stride), width);

    /// <summary>The Euclidean distance between two samples; NaN if a number of either is.</summary>
    private static float Distance(ref float x, int one, int other, int width, int stride) =>
        TensorPrimitives.Distance(Row(ref x, one, width, stride), Row(ref x, other, width, stride));

    /// <summary>
    /// Adds the gradient of <c>½ scale |x[one] − x[other]|²</c>: <c>dx[one] += scale (x[one] − x[other])</c>, and its negative to
    /// <c>dx[other]</c>.
    /// </summary>
    private static void AddDifference(float scale, int one, int other, int width, int stride, ref float x, ref float dx)
    {
        ref var from = ref Unsafe.Add(ref x, (nint)other * stride);
        ref var to = ref Unsafe.Add(ref x, (nint)one * stride);
        ref var fromGradient = ref Unsafe.Add(ref dx, (nint)other * stride);
        ref var toGradient = ref Unsafe.Add(ref dx, (nint)one * stride);
        var scales = new Vector<float>(scale);
        nuint j = 0;
        for (; j + (nuint)Vector<float>.Count <= (nuint)width; j += (nuint)Vector<float>.Count)
        {
            var difference = scales * (Vector.LoadUnsafe(ref to, j) - Vector.LoadUnsafe(ref from, j));
            (Vector.LoadUnsafe(ref toGradient, j) + difference).StoreUnsafe(ref toGradient, j);
            (Vector.LoadUnsafe(ref fromGradient, j) - difference).StoreUnsafe(ref fromGradient, j);
        }
        for (; j < (nuint)width; j++)
        {
            var difference = scale * (Unsafe.Add(ref to, j) - Unsafe.Add(ref from, j));
            Unsafe.Add(ref toGradient, j) += difference;
            Unsafe.Add(ref fromGradient, j) -= difference;
        }
    }
}
