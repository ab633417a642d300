using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{
    // 2 artanh(s) = s (2 + A0 z + … + A4 z⁵) with z = s², s in [0, 1/3].
    private const float A0 = 0.666666746f;
    private const float A1 = 0.399989516f;
    private const float A2 = 0.286150903f;
    private const float A3 = 0.214454576f;
    private const float A4 = 0.242388114f;

    /// <summary>ln(1 + eˣ): within 4 ulp, also for very negative x.</summary>
    /// <remarks>max(x, 0) + ln(1 + u) with u = e⁻|ˣ|, and ln(1 + u) = 2 artanh(s) with s = u / (2 + u), which keeps its relative accuracy as u vanishes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        var u = Exp(-Vector512.Abs(x));
        var s = u / (u + Vector512.Create(2f));
        var z = s * s;
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(A4), z, Vector512.Create(A3));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(A2));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(A1));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(A0));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(2f));
        return Vector512.MultiplyAddEstimate(p, s, Vector512.MaxNative(x, Vector512<float>.Zero));
    }

    /// <summary>ln(1 + eˣ): within 4 ulp, also for very negative x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        var u = Exp(-Vector256.Abs(x));
        var s = u / (u + Vector256.Create(2f));
        var z = s * s;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(A4), z, Vector256.Create(A3));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(A2));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(A1));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(A0));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(2f));
        return Vector256.MultiplyAddEstimate(p, s, Vector256.MaxNative(x, Vector256<float>.Zero));
    }

    /// <summary>ln(1 + eˣ): within 4 ulp, also for very negative x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        var u = Exp(-Vector128.Abs(x));
        var s = u / (u + Vector128.Create(2f));
        var z = s * s;
        var p = Vector128.MultiplyAddEstimate(Vector128.Create(A4), z, Vector128.Create(A3));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(A2));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(A1));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(A0));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(2f));
        return Vector128.MultiplyAddEstimate(p, s, Vector128.MaxNative(x, Vector128<float>.Zero));
    }

    /// <summary>ln(1 + eˣ): within 4 ulp, also for very negative x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x)
    {
        var u = Exp(-MathF.Abs(x));
        var s = u / (u + 2f);
        var z = s * s;
        var p = float.MultiplyAddEstimate(A4, z, A3);
        p = float.MultiplyAddEstimate(p, z, A2);
        p = float.MultiplyAddEstimate(p, z, A1);
        p = float.MultiplyAddEstimate(p, z, A0);
        p = float.MultiplyAddEstimate(p, z, 2f);
        return float.MultiplyAddEstimate(p, s, float.MaxNative(x, 0f));
    }
}
