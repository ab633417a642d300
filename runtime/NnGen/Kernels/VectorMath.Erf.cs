using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{
    private const float ErfMaximum = 4f;
    // x (ErfP1 + ErfP3 x² + …) / (ErfQ0 + ErfQ2 x² + …), Eigen's coefficients.
    private const float ErfP1 = -1.60960333e-02f;
    private const float ErfP3 = -2.95459981e-03f;
    private const float ErfP5 = -7.34990631e-04f;
    private const float ErfP7 = -5.69250640e-05f;
    private const float ErfP9 = -2.10102402e-06f;
    private const float ErfP11 = 2.77068142e-08f;
    private const float ErfP13 = -2.72614226e-10f;
    private const float ErfQ0 = -1.42647391e-02f;
    private const float ErfQ2 = -7.37332917e-03f;
    private const float ErfQ4 = -1.68282697e-03f;
    private const float ErfQ6 = -2.13374055e-04f;
    private const float ErfQ8 = -1.45660718e-05f;

    /// <summary>The error function: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector512.MinNative(Vector512.Create(ErfMaximum), Vector512.MaxNative(Vector512.Create(-ErfMaximum), x));
        var z = x * x;
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(ErfP13), z, Vector512.Create(ErfP11));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP9));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP7));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP5));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP3));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(ErfP1));
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(ErfQ8), z, Vector512.Create(ErfQ6));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(ErfQ4));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(ErfQ2));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(ErfQ0));
        return x * (p / q);
    }

    /// <summary>The error function: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector256.MinNative(Vector256.Create(ErfMaximum), Vector256.MaxNative(Vector256.Create(-ErfMaximum), x));
        var z = x * x;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(ErfP13), z, Vector256.Create(ErfP11));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP9));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP7));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP5));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP3));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(ErfP1));
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(ErfQ8), z, Vector256.Create(ErfQ6));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(ErfQ4));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(ErfQ2));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(ErfQ0));
        return x * (p / q);
    }

    /// <summary>The error function: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = Vector128.MinNative(Vector128.Create(ErfMaximum), Vector128.MaxNative(Vector128.Create(-ErfMaximum), x));
        var z = x * x;
        var p = Vector128.MultiplyAddEstimate(Vector128.Create(ErfP13), z, Vector128.Create(ErfP11));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP9));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP7));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP5));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP3));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(ErfP1));
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(ErfQ8), z, Vector128.Create(ErfQ6));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(ErfQ4));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(ErfQ2));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(ErfQ0));
        return x * (p / q);
    }

    /// <summary>The error function: within 5 ulp, also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x)
    {
        // MinNative and MaxNative give their second argument when either is NaN: x comes second so that NaN passes.
        x = float.MinNative(ErfMaximum, float.MaxNative(-ErfMaximum, x));
        var z = x * x;
        var p = float.MultiplyAddEstimate(ErfP13, z, ErfP11);
        p = float.MultiplyAddEstimate(p, z, ErfP9);
        p = float.MultiplyAddEstimate(p, z, ErfP7);
        p = float.MultiplyAddEstimate(p, z, ErfP5);
        p = float.MultiplyAddEstimate(p, z, ErfP3);
        p = float.MultiplyAddEstimate(p, z, ErfP1);
        var q = float.MultiplyAddEstimate(ErfQ8, z, ErfQ6);
        q = float.MultiplyAddEstimate(q, z, ErfQ4);
        q = float.MultiplyAddEstimate(q, z, ErfQ2);
        q = float.MultiplyAddEstimate(q, z, ErfQ0);
        return x * (p / q);
    }
}
