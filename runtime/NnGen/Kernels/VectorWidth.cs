using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NnGen.Generated;

/// <summary>Which vectors kernels use, where .NET's own answer is made for other programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorWidth
{
    /// <summary>
    /// Whether kernels use vectors of 512 bits: wherever the processor has them. <see cref="Vector512.IsHardwareAccelerated"/> is also false on
    /// processors that lower their clock for such vectors (Skylake-X, Cascade Lake), which a program that uses a few of them would feel. Kernels use
    /// nothing else for long, and their peak is 1.8 times as high there. NativeAOT knows only what the program was compiled for;
    /// a project with <c>PublishAot</c> is told so even while the JIT runs it.
    /// </summary>
    public static bool Is512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated || (RuntimeFeature.IsDynamicCodeCompiled && Avx512F.IsSupported);
    }
}
