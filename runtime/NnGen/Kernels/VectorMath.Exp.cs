using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{
    // Beyond where the result is infinite, and where it is 0.
    private const float ExpMaximum = 89f;
    private const float ExpMinimum = -87.5f;
    private const float Log2E = 1.44269504f;
    // −ln 2 in two parts; n times the first is exact.
    private const float MinusLn2High = -0.693359375f;
    private const float MinusLn2Low = 2.12194440e-4f;
    // 2²³ + 126: adding it to n leaves the exponent field of 2ⁿ⁻¹ in the low bits; that of n = −126 means 0.
    private const float ExponentShift = 8388734f;
    private const int MantissaBits = 23;
    // 2eʳ = 2 + E1 r + … + E6 r⁶ for |r| ≤ ln 2 / 2, minimax in relative error.
    private const float E1 = 2f;
    private const float E2 = 0.99999988f;
    private const float E3 = 0.333330422f;
    private const float E4 = 0.0833365172f;
    private const float E5 = 0.0167373382f;
    private const float E6 = 0.00276427064f;

    /// <summary>e to the power x: within 1.1 ulp; results below 1.7e-38 flush to 0.</summary>
    /// <remarks>Cody–Waite reduction x = n·ln 2 + r and a polynomial of degree 6 for 2eʳ, so that the scale is 2ⁿ⁻¹, which needs no special case for n = 128.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector512.MinNative(Vector512.Create(ExpMaximum), Vector512.MaxNative(Vector512.Create(ExpMinimum), x));
        var n = Vector512.Round(x * Vector512.Create(Log2E));
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(MinusLn2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(MinusLn2Low), r);
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(E6), r, Vector512.Create(E5));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(E4));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(E3));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(E2));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(E1));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2f));
        return p * Vector512.ShiftLeft((n + Vector512.Create(ExponentShift)).AsInt32(), MantissaBits).AsSingle();
    }

    /// <summary>e to the power x: within 1.1 ulp; results below 1.7e-38 flush to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector256.MinNative(Vector256.Create(ExpMaximum), Vector256.MaxNative(Vector256.Create(ExpMinimum), x));
        var n = Vector256.Round(x * Vector256.Create(Log2E));
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(MinusLn2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(MinusLn2Low), r);
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(E6), r, Vector256.Create(E5));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(E4));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(E3));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(E2));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(E1));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2f));
        return p * Vector256.ShiftLeft((n + Vector256.Create(ExponentShift)).AsInt32(), MantissaBits).AsSingle();
    }

    /// <summary>e to the power x: within 1.1 ulp; results below 1.7e-38 flush to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector128.MinNative(Vector128.Create(ExpMaximum), Vector128.MaxNative(Vector128.Create(ExpMinimum), x));
        var n = Vector128.Round(x * Vector128.Create(Log2E));
        var r = Vector128.MultiplyAddEstimate(n, Vector128.Create(MinusLn2High), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(MinusLn2Low), r);
        var p = Vector128.MultiplyAddEstimate(Vector128.Create(E6), r, Vector128.Create(E5));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(E4));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(E3));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(E2));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(E1));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(2f));
        return p * Vector128.ShiftLeft((n + Vector128.Create(ExponentShift)).AsInt32(), MantissaBits).AsSingle();
    }

    /// <summary>e to the power x: within 1.1 ulp; results below 1.7e-38 flush to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = float.MinNative(ExpMaximum, float.MaxNative(ExpMinimum, x));
        var n = MathF.Round(x * Log2E);
        var r = float.MultiplyAddEstimate(n, MinusLn2High, x);
        r = float.MultiplyAddEstimate(n, MinusLn2Low, r);
        var p = float.MultiplyAddEstimate(E6, r, E5);
        p = float.MultiplyAddEstimate(p, r, E4);
        p = float.MultiplyAddEstimate(p, r, E3);
        p = float.MultiplyAddEstimate(p, r, E2);
        p = float.MultiplyAddEstimate(p, r, E1);
        p = float.MultiplyAddEstimate(p, r, 2f);
        return p * BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(n + ExponentShift) << MantissaBits);
    }
}
