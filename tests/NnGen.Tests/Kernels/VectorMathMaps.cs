using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NnGen.Generated;

namespace NnGen.Tests.Kernels;

/// <summary>Every function of VectorMath at every width (in lanes, 1 for the scalar overload), applied to arrays.</summary>
internal static class VectorMathMaps
{
    public static readonly int[] Lanes = [16, 8, 4, 1];

    /// <summary>Maps an array whose length is a multiple of 16.</summary>
    public static float[] Apply(string function, int lanes, float[] x)
    {
        var y = new float[x.Length];
        for (var i = 0; i < x.Length; i += lanes)
        {
            switch (lanes)
            {
                case 16: Map(function, Vector512.Create(x, i)).CopyTo(y, i); break;
                case 8: Map(function, Vector256.Create(x, i)).CopyTo(y, i); break;
                case 4: Map(function, Vector128.Create(x, i)).CopyTo(y, i); break;
                default: y[i] = Map(function, x[i]); break;
            }
        }
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // inlined and optimised, as kernels have them
    private static Vector512<float> Map(string function, Vector512<float> x) => function switch
    {
        nameof(VectorMath.Exp) => VectorMath.Exp(x),
        nameof(VectorMath.Log) => VectorMath.Log(x),
        nameof(VectorMath.Tanh) => VectorMath.Tanh(x),
        nameof(VectorMath.Sigmoid) => VectorMath.Sigmoid(x),
        nameof(VectorMath.Softplus) => VectorMath.Softplus(x),
        nameof(VectorMath.Erf) => VectorMath.Erf(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // inlined and optimised, as kernels have them
    private static Vector256<float> Map(string function, Vector256<float> x) => function switch
    {
        nameof(VectorMath.Exp) => VectorMath.Exp(x),
        nameof(VectorMath.Log) => VectorMath.Log(x),
        nameof(VectorMath.Tanh) => VectorMath.Tanh(x),
        nameof(VectorMath.Sigmoid) => VectorMath.Sigmoid(x),
        nameof(VectorMath.Softplus) => VectorMath.Softplus(x),
        nameof(VectorMath.Erf) => VectorMath.Erf(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // inlined and optimised, as kernels have them
    private static Vector128<float> Map(string function, Vector128<float> x) => function switch
    {
        nameof(VectorMath.Exp) => VectorMath.Exp(x),
        nameof(VectorMath.Log) => VectorMath.Log(x),
        nameof(VectorMath.Tanh) => VectorMath.Tanh(x),
        nameof(VectorMath.Sigmoid) => VectorMath.Sigmoid(x),
        nameof(VectorMath.Softplus) => VectorMath.Softplus(x),
        nameof(VectorMath.Erf) => VectorMath.Erf(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // inlined and optimised, as kernels have them
    private static float Map(string function, float x) => function switch
    {
        nameof(VectorMath.Exp) => VectorMath.Exp(x),
        nameof(VectorMath.Log) => VectorMath.Log(x),
        nameof(VectorMath.Tanh) => VectorMath.Tanh(x),
        nameof(VectorMath.Sigmoid) => VectorMath.Sigmoid(x),
        nameof(VectorMath.Softplus) => VectorMath.Softplus(x),
        nameof(VectorMath.Erf) => VectorMath.Erf(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
