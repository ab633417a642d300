using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class RowKernels
{
    /// <summary>
    /// <c>y[n] = ln Σ exp(x[n, j])</c> over the columns <c>j</c> below <paramref name="width"/>, with the row's maximum taken out, so
    /// that no size of <c>x</c> overflows. A row of −∞ gives −∞; a row with NaN gives NaN.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">The number of columns that count, at least 1.</param>
    /// <param name="stride">The floats from a row to the next, at least the width; all of them may be read.</param>
    /// <param name="x">The first float of <c>x [rows, stride]</c>.</param>
    /// <param name="y">The first float of <c>y [rows]</c>.</param>
    public static void LogSumExp(int rows, int width, int stride, ref float x, ref float y)
    {
        if (VectorWidth.Is512 && stride >= Vector512<float>.Count)
            LogSumExp512(rows, width, stride, ref x, ref y);
        else if (Vector256.IsHardwareAccelerated && stride >= Vector256<float>.Count)
            LogSumExp256(rows, width, stride, ref x, ref y);
        else if (Vector128.IsHardwareAccelerated && stride >= Vector128<float>.Count)
            LogSumExp128(rows, width, stride, ref x, ref y);
        else
            LogSumExpScalar(rows, width, stride, ref x, ref y);
    }

    /// <remarks>Needs a stride of at least one vector.</remarks>
    [MethodImpl(Kernel)]
    internal static void LogSumExp512(int rows, int width, int stride, ref float x, ref float y)
    {
        // Whole vectors cover the columns below `whole`. The others lie in one more vector, which must end within the row's stride and
        // so may start earlier: in it, lanes of columns already seen or past the width count as −∞.
        var whole = width - (width % Vector512<float>.Count);
        var last = Math.Min(whole, stride - Vector512<float>.Count);
        var columns = Vector512.Create(last) + Vector512<int>.Indices;
        var counts = (Vector512.GreaterThanOrEqual(columns, Vector512.Create(whole)) & Vector512.LessThan(columns, Vector512.Create(width))).AsSingle();
        var nothing = Vector512.Create(float.NegativeInfinity);
        for (var row = 0; row < rows; row++)
        {
            var rest = Vector512.ConditionalSelect(counts, Vector512.LoadUnsafe(ref x, (nuint)last), nothing);
            var maxima = rest;
            for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector512<float>.Count)
                maxima = Vector512.MaxNative(maxima, Vector512.LoadUnsafe(ref x, j));
            var offset = Offset(MaxAcross(maxima));
            var offsets = Vector512.Create(offset);
            var sums = VectorMath.Exp(rest - offsets);
            for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector512<float>.Count)
                sums += VectorMath.Exp(Vector512.LoadUnsafe(ref x, j) - offsets);
            Unsafe.Add(ref y, row) = offset + VectorMath.Log(Vector512.Sum(sums));
            x = ref Unsafe.Add(ref x, stride);
        }
    }

    /// <remarks>Needs a stride of at least one vector.</remarks>
    [MethodImpl(Kernel)]
    internal static void LogSumExp256(int rows, int width, int stride, ref float x, ref float y)
    {
        // Whole vectors cover the columns below `whole`. The others lie in one more vector, which must end within the row's stride and
        // so may start earlier: in it, lanes of columns already seen or past the width count as −∞.
        var whole = width - (width % Vector256<float>.Count);
        var last = Math.Min(whole, stride - Vector256<float>.Count);
        var columns = Vector256.Create(last) + Vector256<int>.Indices;
        var counts = (Vector256.GreaterThanOrEqual(columns, Vector256.Create(whole)) & Vector256.LessThan(columns, Vector256.Create(width))).AsSingle();
        var nothing = Vector256.Create(float.NegativeInfinity);
        for (var row = 0; row < rows; row++)
        {
            var rest = Vector256.ConditionalSelect(counts, Vector256.LoadUnsafe(ref x, (nuint)last), nothing);
            var maxima = rest;
            for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector256<float>.Count)
                maxima = Vector256.MaxNative(maxima, Vector256.LoadUnsafe(ref x, j));
            var offset = Offset(MaxAcross(maxima));
            var offsets = Vector256.Create(offset);
            var sums = VectorMath.Exp(rest - offsets);
            for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector256<float>.Count)
                sums += VectorMath.Exp(Vector256.LoadUnsafe(ref x, j) - offsets);
            Unsafe.Add(ref y, row) = offset + VectorMath.Log(Vector256.Sum(sums));
            x = ref Unsafe.Add(ref x, stride);
        }
    }

    /// <remarks>Needs a stride of at least one vector.</remarks>
    [MethodImpl(Kernel)]
    internal static void LogSumExp128(int rows, int width, int stride, ref float x, ref float y)
    {
        // Whole vectors cover the columns below `whole`. The others lie in one more vector, which must end within the row's stride and
        // so may start earlier: in it, lanes of columns already seen or past the width count as −∞.
        var whole = width - (width % Vector128<float>.Count);
        var last = Math.Min(whole, stride - Vector128<float>.Count);
        var columns = Vector128.Create(last) + Vector128<int>.Indices;
        var counts = (Vector128.GreaterThanOrEqual(columns, Vector128.Create(whole)) & Vector128.LessThan(columns, Vector128.Create(width))).AsSingle();
        var nothing = Vector128.Create(float.NegativeInfinity);
        for (var row = 0; row < rows; row++)
        {
            var rest = Vector128.ConditionalSelect(counts, Vector128.LoadUnsafe(ref x, (nuint)last), nothing);
            var maxima = rest;
            for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector128<float>.Count)
                maxima = Vector128.MaxNative(maxima, Vector128.LoadUnsafe(ref x, j));
            var offset = Offset(MaxAcross(maxima));
            var offsets = Vector128.Create(offset);
            var sums = VectorMath.Exp(rest - offsets);
            for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector128<float>.Count)
                sums += VectorMath.Exp(Vector128.LoadUnsafe(ref x, j) - offsets);
            Unsafe.Add(ref y, row) = offset + VectorMath.Log(Vector128.Sum(sums));
            x = ref Unsafe.Add(ref x, stride);
        }
    }

    [MethodImpl(Kernel)]
    internal static void LogSumExpScalar(int rows, int width, int stride, ref float x, ref float y)
    {
        for (var row = 0; row < rows; row++)
        {
            var maximum = x;
            for (nuint j = 1; j < (nuint)width; j++)
                maximum = float.MaxNative(maximum, Unsafe.Add(ref x, j));
            var offset = Offset(maximum);
            var sum = 0f;
            for (nuint j = 0; j < (nuint)width; j++)
                sum += VectorMath.Exp(Unsafe.Add(ref x, j) - offset);
            Unsafe.Add(ref y, row) = offset + VectorMath.Log(sum);
            x = ref Unsafe.Add(ref x, stride);
        }
    }

    /// <summary>The maximum, unless that is infinite: ∞ − ∞ would be NaN. NaN, which a maximum may lose, comes back through the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Offset(float maximum) => float.IsInfinity(maximum) ? 0f : maximum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaxAcross(Vector512<float> x) => MaxAcross(Vector256.MaxNative(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaxAcross(Vector256<float> x) => MaxAcross(Vector128.MaxNative(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaxAcross(Vector128<float> x)
    {
        x = Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
