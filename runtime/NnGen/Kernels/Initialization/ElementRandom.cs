using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>One random number per element of a parameter: a function of seed, parameter and element alone, whatever the layout.</summary>
internal readonly struct ElementRandom(int seed, int stream)
{
    // Masks of training count their steps up from 0; the last step of all keeps initial values clear of them.
    private const ulong InitializationStep = ulong.MaxValue;

    /// <summary>Uniform in the open interval (0, 1), on 2³² equal steps, so that it has no bias and is never an end.</summary>
    public double Uniform(int element)
    {
        var block = Philox.Block((uint)seed, (uint)stream, InitializationStep, (uint)element / 4);
        return (block[element % 4] + 0.5) / 4294967296.0;
    }
}
