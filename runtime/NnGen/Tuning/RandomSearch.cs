using NnGen.Generated;

namespace NnGen;

/// <summary>Independent, uniform points (J. Bergstra and Y. Bengio, 2012).</summary>
public sealed class RandomSearch : SearchStrategy
{
    /// <inheritdoc/>
    public override double At(int seed, int trial, int dimension)
    {
        var words = Philox.Block(unchecked((uint)seed), (uint)dimension, (ulong)trial, 0);
        // 53 random bits: every double of that spacing from 0 to 1.
        return (((ulong)words[0] << 21) ^ (words[1] >> 11)) * (1.0 / (1UL << 53));
    }
}
