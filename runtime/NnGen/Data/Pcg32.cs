namespace NnGen;

/// <summary>
/// Random numbers for splits and shuffles: PCG-XSH-RR 64/32 (M. E. O'Neill, 2014), whose numbers follow from the seed alone, on
/// every platform and .NET version; <see cref="Random"/> promises neither.
/// </summary>
internal struct Pcg32
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong _increment;
    private ulong _state;

    /// <summary>Starts a sequence as the reference implementation's <c>pcg32_srandom</c>.</summary>
    /// <param name="state">Where in the sequence to start: the user's seed.</param>
    /// <param name="sequence">Which of 2⁶³ sequences: what the numbers are for, an epoch.</param>
    public Pcg32(ulong state, ulong sequence)
    {
        _increment = (sequence << 1) | 1;
        Next();
        _state += state;
        Next();
    }

    /// <summary>The next 32 random bits.</summary>
    public uint Next()
    {
        var old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>A number from 0 to <paramref name="bound"/> − 1, each equally likely.</summary>
    public uint NextBelow(uint bound)
    {
        // 2³² mod bound: numbers below it would make the first remainders likelier than the others.
        var threshold = unchecked(0u - bound) % bound;
        uint number;
        do
            number = Next();
        while (number < threshold);
        return number % bound;
    }

    /// <summary>Writes 0, 1, 2, … in random order (Fisher and Yates).</summary>
    public void Permute(Span<int> indices)
    {
        for (var i = 0; i < indices.Length; i++)
            indices[i] = i;
        for (var i = indices.Length - 1; i > 0; i--)
        {
            var other = (int)NextBelow((uint)i + 1);
            (indices[i], indices[other]) = (indices[other], indices[i]);
        }
    }
}
