using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{
    private const float MinimumNormal = 1.17549435e-38f;
    private const float SubnormalScale = 8388608f; // 2²³
    private const float SubnormalExponent = -23f;
    private const int TwoThirds = 0x3F2AAAAB;
    private const int ExponentMask = unchecked((int)0xFF800000);
    private const float MantissaUnit = 1.19209290e-7f; // 2⁻²³
    private const float Ln2 = 0.693147182f;
    // ln(1 + f) = f − f²/2 + f³ (L3 + L4 f + … + L10 f⁷)
    private const float L10 = -0.130187988f;
    private const float L9 = -0.121489584f;
    private const float L8 = 0.140889585f;
    private const float L7 = 0.139809534f;
    private const float L6 = -0.166845024f;
    private const float L5 = 0.200121149f;
    private const float L4 = -0.249996364f;
    private const float L3 = 0.333331943f;

    /// <summary>The natural logarithm: within 1.1 ulp; −∞ at 0, NaN below it.</summary>
    /// <remarks>x = 2ᵉ·m with m in [2/3, 4/3), and a polynomial of degree 10 in m − 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        var subnormal = Vector512.LessThan(x, Vector512.Create(MinimumNormal));
        var bits = Vector512.ConditionalSelect(subnormal, x * Vector512.Create(SubnormalScale), x).AsInt32();
        var exponent = (bits - Vector512.Create(TwoThirds)) & Vector512.Create(ExponentMask);
        var f = (bits - exponent).AsSingle() - Vector512.Create(1f);
        var e = Vector512.MultiplyAddEstimate(Vector512.ConvertToSingle(exponent), Vector512.Create(MantissaUnit), subnormal & Vector512.Create(SubnormalExponent));
        var square = f * f;
        var even = Vector512.MultiplyAddEstimate(Vector512.Create(L10), f, Vector512.Create(L8));
        var odd = Vector512.MultiplyAddEstimate(Vector512.Create(L9), f, Vector512.Create(L7));
        var p = Vector512.MultiplyAddEstimate(even, square, odd);
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L6));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L5));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L4));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L3));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-0.5f));
        p = Vector512.MultiplyAddEstimate(p, square, f);
        p = Vector512.MultiplyAddEstimate(e, Vector512.Create(Ln2), p);
        p = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), p, x); // infinity and NaN are their own logarithms
        p = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), Vector512.Create(float.NaN), p);
        return Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), p);
    }

    /// <summary>The natural logarithm: within 1.1 ulp; −∞ at 0, NaN below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        var subnormal = Vector256.LessThan(x, Vector256.Create(MinimumNormal));
        var bits = Vector256.ConditionalSelect(subnormal, x * Vector256.Create(SubnormalScale), x).AsInt32();
        var exponent = (bits - Vector256.Create(TwoThirds)) & Vector256.Create(ExponentMask);
        var f = (bits - exponent).AsSingle() - Vector256.Create(1f);
        var e = Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(exponent), Vector256.Create(MantissaUnit), subnormal & Vector256.Create(SubnormalExponent));
        var square = f * f;
        var even = Vector256.MultiplyAddEstimate(Vector256.Create(L10), f, Vector256.Create(L8));
        var odd = Vector256.MultiplyAddEstimate(Vector256.Create(L9), f, Vector256.Create(L7));
        var p = Vector256.MultiplyAddEstimate(even, square, odd);
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(L6));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(L5));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(L4));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(L3));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(-0.5f));
        p = Vector256.MultiplyAddEstimate(p, square, f);
        p = Vector256.MultiplyAddEstimate(e, Vector256.Create(Ln2), p);
        p = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), p, x); // infinity and NaN are their own logarithms
        p = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256.Create(float.NaN), p);
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), p);
    }

    /// <summary>The natural logarithm: within 1.1 ulp; −∞ at 0, NaN below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x)
    {
        var subnormal = Vector128.LessThan(x, Vector128.Create(MinimumNormal));
        var bits = Vector128.ConditionalSelect(subnormal, x * Vector128.Create(SubnormalScale), x).AsInt32();
        var exponent = (bits - Vector128.Create(TwoThirds)) & Vector128.Create(ExponentMask);
        var f = (bits - exponent).AsSingle() - Vector128.Create(1f);
        var e = Vector128.MultiplyAddEstimate(Vector128.ConvertToSingle(exponent), Vector128.Create(MantissaUnit), subnormal & Vector128.Create(SubnormalExponent));
        var square = f * f;
        var even = Vector128.MultiplyAddEstimate(Vector128.Create(L10), f, Vector128.Create(L8));
        var odd = Vector128.MultiplyAddEstimate(Vector128.Create(L9), f, Vector128.Create(L7));
        var p = Vector128.MultiplyAddEstimate(even, square, odd);
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L6));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L5));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L4));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L3));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(-0.5f));
        p = Vector128.MultiplyAddEstimate(p, square, f);
        p = Vector128.MultiplyAddEstimate(e, Vector128.Create(Ln2), p);
        p = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), p, x); // infinity and NaN are their own logarithms
        p = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<float>.Zero), Vector128.Create(float.NaN), p);
        return Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), p);
    }

    /// <summary>The natural logarithm: within 1.1 ulp; −∞ at 0, NaN below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x)
    {
        var subnormal = x < MinimumNormal;
        var bits = BitConverter.SingleToInt32Bits(subnormal ? x * SubnormalScale : x);
        var exponent = (bits - TwoThirds) & ExponentMask;
        var f = BitConverter.Int32BitsToSingle(bits - exponent) - 1f;
        var e = float.MultiplyAddEstimate(exponent, MantissaUnit, subnormal ? SubnormalExponent : 0f);
        var square = f * f;
        var even = float.MultiplyAddEstimate(L10, f, L8);
        var odd = float.MultiplyAddEstimate(L9, f, L7);
        var p = float.MultiplyAddEstimate(even, square, odd);
        p = float.MultiplyAddEstimate(p, f, L6);
        p = float.MultiplyAddEstimate(p, f, L5);
        p = float.MultiplyAddEstimate(p, f, L4);
        p = float.MultiplyAddEstimate(p, f, L3);
        p = float.MultiplyAddEstimate(p, f, -0.5f);
        p = float.MultiplyAddEstimate(p, square, f);
        p = float.MultiplyAddEstimate(e, Ln2, p);
        return x == 0f ? float.NegativeInfinity : x < 0f ? float.NaN : x < float.PositiveInfinity ? p : x; // NaN is its own logarithm
    }
}
