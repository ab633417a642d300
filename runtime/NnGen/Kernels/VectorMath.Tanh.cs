using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{
    // Where the rational has reached 1.
    private const float TanhMaximum = 9.038f;
    // x (1 + TanhP2 x² + …) / (1 + TanhQ2 x² + …), minimax in relative error.
    private const float TanhP2 = 0.136799194f;
    private const float TanhP4 = 0.00386833305f;
    private const float TanhP6 = 2.8007556e-05f;
    private const float TanhP8 = 3.05852196e-08f;
    private const float TanhP10 = -1.22035816e-11f;
    private const float TanhQ2 = 0.470132515f;
    private const float TanhQ4 = 0.0272458587f;
    private const float TanhQ6 = 0.000393864011f;
    private const float TanhQ8 = 1.28737289e-06f;

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector512.MinNative(Vector512.Create(TanhMaximum), Vector512.MaxNative(Vector512.Create(-TanhMaximum), x));
        var z = x * x;
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(TanhP10), z, Vector512.Create(TanhP8));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP6));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP4));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(TanhP2));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(1f));
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(TanhQ8), z, Vector512.Create(TanhQ6));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(TanhQ4));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(TanhQ2));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(1f));
        // Rounding may step past 1.
        return Vector512.MinNative(Vector512.Create(1f), Vector512.MaxNative(Vector512.Create(-1f), x * (p / q)));
    }

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector256.MinNative(Vector256.Create(TanhMaximum), Vector256.MaxNative(Vector256.Create(-TanhMaximum), x));
        var z = x * x;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(TanhP10), z, Vector256.Create(TanhP8));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP6));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP4));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(TanhP2));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(1f));
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(TanhQ8), z, Vector256.Create(TanhQ6));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(TanhQ4));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(TanhQ2));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(1f));
        // Rounding may step past 1.
        return Vector256.MinNative(Vector256.Create(1f), Vector256.MaxNative(Vector256.Create(-1f), x * (p / q)));
    }

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector128.MinNative(Vector128.Create(TanhMaximum), Vector128.MaxNative(Vector128.Create(-TanhMaximum), x));
        var z = x * x;
        var p = Vector128.MultiplyAddEstimate(Vector128.Create(TanhP10), z, Vector128.Create(TanhP8));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP6));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP4));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(TanhP2));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(1f));
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(TanhQ8), z, Vector128.Create(TanhQ6));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(TanhQ4));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(TanhQ2));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(1f));
        // Rounding may step past 1.
        return Vector128.MinNative(Vector128.Create(1f), Vector128.MaxNative(Vector128.Create(-1f), x * (p / q)));
    }

    /// <summary>The hyperbolic tangent: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = float.MinNative(TanhMaximum, float.MaxNative(-TanhMaximum, x));
        var z = x * x;
        var p = float.MultiplyAddEstimate(TanhP10, z, TanhP8);
        p = float.MultiplyAddEstimate(p, z, TanhP6);
        p = float.MultiplyAddEstimate(p, z, TanhP4);
        p = float.MultiplyAddEstimate(p, z, TanhP2);
        p = float.MultiplyAddEstimate(p, z, 1f);
        var q = float.MultiplyAddEstimate(TanhQ8, z, TanhQ6);
        q = float.MultiplyAddEstimate(q, z, TanhQ4);
        q = float.MultiplyAddEstimate(q, z, TanhQ2);
        q = float.MultiplyAddEstimate(q, z, 1f);
        // Rounding may step past 1.
        return float.MinNative(1f, float.MaxNative(-1f, x * (p / q)));
    }
}
