using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

/// <summary>Sums over whole buffers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reductions
{
    private const MethodImplOptions Kernel = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>The sum of the squares, in double precision: squares of no float overflow in it.</summary>
    /// <param name="x">The first float.</param>
    /// <param name="length">The number of floats, a multiple of 16.</param>
    public static double SumOfSquares(ref float x, int length)
    {
        if (VectorWidth.Is512)
            return SumOfSquares512(ref x, length);
        if (Vector256.IsHardwareAccelerated)
            return SumOfSquares256(ref x, length);
        if (Vector128.IsHardwareAccelerated)
            return SumOfSquares128(ref x, length);
        return SumOfSquaresScalar(ref x, length);
    }

    [MethodImpl(Kernel)]
    internal static double SumOfSquares512(ref float x, int length)
    {
        var (lowSums, highSums) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector512<float>.Count)
        {
            var values = Vector512.LoadUnsafe(ref x, i);
            var (low, high) = (Vector512.WidenLower(values), Vector512.WidenUpper(values));
            lowSums = Vector512.MultiplyAddEstimate(low, low, lowSums);
            highSums = Vector512.MultiplyAddEstimate(high, high, highSums);
        }
        return Vector512.Sum(lowSums + highSums);
    }

    [MethodImpl(Kernel)]
    internal static double SumOfSquares256(ref float x, int length)
    {
        var (lowSums, highSums) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector256<float>.Count)
        {
            var values = Vector256.LoadUnsafe(ref x, i);
            var (low, high) = (Vector256.WidenLower(values), Vector256.WidenUpper(values));
            lowSums = Vector256.MultiplyAddEstimate(low, low, lowSums);
            highSums = Vector256.MultiplyAddEstimate(high, high, highSums);
        }
        return Vector256.Sum(lowSums + highSums);
    }

    [MethodImpl(Kernel)]
    internal static double SumOfSquares128(ref float x, int length)
    {
        var (lowSums, highSums) = (Vector128<double>.Zero, Vector128<double>.Zero);
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector128<float>.Count)
        {
            var values = Vector128.LoadUnsafe(ref x, i);
            var (low, high) = (Vector128.WidenLower(values), Vector128.WidenUpper(values));
            lowSums = Vector128.MultiplyAddEstimate(low, low, lowSums);
            highSums = Vector128.MultiplyAddEstimate(high, high, highSums);
        }
        return Vector128.Sum(lowSums + highSums);
    }

    [MethodImpl(Kernel)]
    internal static double SumOfSquaresScalar(ref float x, int length)
    {
        var sum = 0.0;
        for (nuint i = 0; i < (nuint)length; i++)
        {
            double value = Unsafe.Add(ref x, i);
            sum += value * value;
        }
        return sum;
    }
}
