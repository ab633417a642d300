using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>One random number per element of a parameter: a function of seed, parameter and element alone, whatever the layout.</summary>
internal readonly struct ElementRandom(int seed, int stream)
{
    // Masks of training count their steps up from 0; the last step of all keeps initial values clear of them.
    private const ulong InitializationStep = ulong.MaxValue;
    private const int WordsOfBlock = 4;

    /// <summary>Makes all elements from numbers that are uniform in the open interval (0, 1), on 2³² equal steps, so that they have no bias and are never an end.</summary>
    /// <remarks>Optimised at once: a program's first model would otherwise spend most of its construction in unoptimised code.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill<TValue>(Span<float> values, TValue value)
        where TValue : struct, IRandomValue
    {
        var element = 0;
        for (; element <= values.Length - WordsOfBlock; element += WordsOfBlock)
        {
            var block = Block(element);
            values[element] = value.Of(Uniform(block[0]));
            values[element + 1] = value.Of(Uniform(block[1]));
            values[element + 2] = value.Of(Uniform(block[2]));
            values[element + 3] = value.Of(Uniform(block[3]));
        }

        for (; element < values.Length; element++)
            values[element] = value.Of(Uniform(Block(element)[element % WordsOfBlock]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Uniform(uint word) => (word + 0.5) / 4294967296.0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<uint> Block(int element) =>
        Philox.Block((uint)seed, (uint)stream, InitializationStep, (uint)element / WordsOfBlock);
}

/// <summary>A value made from a number that is uniform in (0, 1).</summary>
internal interface IRandomValue
{
    /// <summary>The value.</summary>
    float Of(double uniform);
}
