using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{
    // Where the rational has reached 1.
    private const float ErfMaximum = 4.084125f;
    // x (ErfP0 + ErfP2 x² + …) / (1 + ErfQ2 x² + …), minimax in relative error.
    private const float ErfP0 = 1.12837914f;
    private const float ErfP2 = 0.193532656f;
    private const float ErfP4 = 0.0531000061f;
    private const float ErfP6 = 0.00388278348f;
    private const float ErfP8 = 0.000284548812f;
    private const float ErfP10 = 1.98682073e-06f;
    private const float ErfQ2 = 0.50484641f;
    private const float ErfQ4 = 0.115344782f;
    private const float ErfQ6 = 0.0152061338f;
    private const float ErfQ8 = 0.00118542673f;
    private const float ErfQ10 = 3.74196741e-05f;

    /// <summary>The error function: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector512.MinNative(Vector512.Create(ErfMaximum), Vector512.MaxNative(Vector512.Create(-ErfMaximum), x));
        var z = x * x;
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(ErfP10), z, Vector512.Create(ErfP8));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP6));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP4));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP2));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP0));
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(ErfQ10), z, Vector512.Create(ErfQ8));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(ErfQ6));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(ErfQ4));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(ErfQ2));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(1f));
        // Rounding may step past 1.
        return Vector512.MinNative(Vector512.Create(1f), Vector512.MaxNative(Vector512.Create(-1f), x * (p / q)));
    }

    /// <summary>The error function: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector256.MinNative(Vector256.Create(ErfMaximum), Vector256.MaxNative(Vector256.Create(-ErfMaximum), x));
        var z = x * x;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(ErfP10), z, Vector256.Create(ErfP8));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP6));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP4));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP2));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP0));
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(ErfQ10), z, Vector256.Create(ErfQ8));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(ErfQ6));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(ErfQ4));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(ErfQ2));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(1f));
        // Rounding may step past 1.
        return Vector256.MinNative(Vector256.Create(1f), Vector256.MaxNative(Vector256.Create(-1f), x * (p / q)));
    }

    /// <summary>The error function: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector128.MinNative(Vector128.Create(ErfMaximum), Vector128.MaxNative(Vector128.Create(-ErfMaximum), x));
        var z = x * x;
        var p = Vector128.MultiplyAddEstimate(Vector128.Create(ErfP10), z, Vector128.Create(ErfP8));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP6));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP4));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP2));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP0));
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(ErfQ10), z, Vector128.Create(ErfQ8));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(ErfQ6));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(ErfQ4));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(ErfQ2));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(1f));
        // Rounding may step past 1.
        return Vector128.MinNative(Vector128.Create(1f), Vector128.MaxNative(Vector128.Create(-1f), x * (p / q)));
    }

    /// <summary>The error function: within 5 ulp, also near 0; never beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = float.MinNative(ErfMaximum, float.MaxNative(-ErfMaximum, x));
        var z = x * x;
        var p = float.MultiplyAddEstimate(ErfP10, z, ErfP8);
        p = float.MultiplyAddEstimate(p, z, ErfP6);
        p = float.MultiplyAddEstimate(p, z, ErfP4);
        p = float.MultiplyAddEstimate(p, z, ErfP2);
        p = float.MultiplyAddEstimate(p, z, ErfP0);
        var q = float.MultiplyAddEstimate(ErfQ10, z, ErfQ8);
        q = float.MultiplyAddEstimate(q, z, ErfQ6);
        q = float.MultiplyAddEstimate(q, z, ErfQ4);
        q = float.MultiplyAddEstimate(q, z, ErfQ2);
        q = float.MultiplyAddEstimate(q, z, 1f);
        // Rounding may step past 1.
        return float.MinNative(1f, float.MaxNative(-1f, x * (p / q)));
    }
}
