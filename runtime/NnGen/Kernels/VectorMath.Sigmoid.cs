using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

public static partial class VectorMath
{

    /// <summary>1 / (1 + e⁻ˣ): within 3 ulp, also for very negative x; 0 where e⁻ˣ overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        return Vector512.Create(1f) / (Vector512.Create(1f) + Exp(-x));
    }

    /// <summary>1 / (1 + e⁻ˣ): within 3 ulp, also for very negative x; 0 where e⁻ˣ overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        return Vector256.Create(1f) / (Vector256.Create(1f) + Exp(-x));
    }

    /// <summary>1 / (1 + e⁻ˣ): within 3 ulp, also for very negative x; 0 where e⁻ˣ overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        return Vector128.Create(1f) / (Vector128.Create(1f) + Exp(-x));
    }

    /// <summary>1 / (1 + e⁻ˣ): within 3 ulp, also for very negative x; 0 where e⁻ˣ overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x)
    {
        return 1f / (1f + Exp(-x));
    }
}
