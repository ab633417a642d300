using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{
    private const float TanhMaximum = 7.90531111f;
    // x (TanhP1 + TanhP3 x² + …) / (TanhQ0 + TanhQ2 x² + …), Eigen's coefficients.
    private const float TanhP1 = 4.89352456e-03f;
    private const float TanhP3 = 6.37261929e-04f;
    private const float TanhP5 = 1.48572236e-05f;
    private const float TanhP7 = 5.12229709e-08f;
    private const float TanhP9 = -8.60467152e-11f;
    private const float TanhP11 = 2.00018790e-13f;
    private const float TanhP13 = -2.76076847e-16f;
    private const float TanhQ0 = 4.89352519e-03f;
    private const float TanhQ2 = 2.26843463e-03f;
    private const float TanhQ4 = 1.18534706e-04f;
    private const float TanhQ6 = 1.19825839e-06f;

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector512.MinNative(Vector512.Create(TanhMaximum), Vector512.MaxNative(Vector512.Create(-TanhMaximum), x));
        var z = x * x;
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(TanhP13), z, Vector512.Create(TanhP11));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP9));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP7));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP5));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP3));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP1));
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(TanhQ6), z, Vector512.Create(TanhQ4));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(TanhQ2));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(TanhQ0));
        return x * (p / q);
    }

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector256.MinNative(Vector256.Create(TanhMaximum), Vector256.MaxNative(Vector256.Create(-TanhMaximum), x));
        var z = x * x;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(TanhP13), z, Vector256.Create(TanhP11));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP9));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP7));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP5));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP3));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP1));
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(TanhQ6), z, Vector256.Create(TanhQ4));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(TanhQ2));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(TanhQ0));
        return x * (p / q);
    }

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector128.MinNative(Vector128.Create(TanhMaximum), Vector128.MaxNative(Vector128.Create(-TanhMaximum), x));
        var z = x * x;
        var p = Vector128.MultiplyAddEstimate(Vector128.Create(TanhP13), z, Vector128.Create(TanhP11));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP9));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP7));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP5));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP3));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP1));
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(TanhQ6), z, Vector128.Create(TanhQ4));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(TanhQ2));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(TanhQ0));
        return x * (p / q);
    }

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = float.MinNative(TanhMaximum, float.MaxNative(-TanhMaximum, x));
        var z = x * x;
        var p = float.MultiplyAddEstimate(TanhP13, z, TanhP11);
        p = float.MultiplyAddEstimate(p, z, TanhP9);
        p = float.MultiplyAddEstimate(p, z, TanhP7);
        p = float.MultiplyAddEstimate(p, z, TanhP5);
        p = float.MultiplyAddEstimate(p, z, TanhP3);
        p = float.MultiplyAddEstimate(p, z, TanhP1);
        var q = float.MultiplyAddEstimate(TanhQ6, z, TanhQ4);
        q = float.MultiplyAddEstimate(q, z, TanhQ2);
        q = float.MultiplyAddEstimate(q, z, TanhQ0);
        return x * (p / q);
    }
}
