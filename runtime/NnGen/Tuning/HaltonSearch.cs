namespace NnGen;

/// <summary>
/// Points of the Halton sequence, which fill the space more evenly than random ones: coordinate d of point i is i written in the d-th
/// prime base, its digits mirrored behind the point. Each digit goes through a random permutation of its own, so that coordinates of
/// large bases do not move together (A. B. Owen, "A randomized Halton algorithm in R", 2017).
/// </summary>
/// <remarks>SciPy's <c>qmc.Halton</c>.</remarks>
public sealed class HaltonSearch : SearchStrategy
{
    // Which random numbers: those of no other use.
    private const ulong DigitSequence = 0x48414C54UL << 32;

    private readonly bool _scrambled;

    /// <summary>Makes the strategy.</summary>
    /// <param name="scrambled">Whether digits are permuted; if not, the seed does not count, and the first point is the origin.</param>
    public HaltonSearch(bool scrambled = true) => _scrambled = scrambled;

    /// <inheritdoc/>
    public override double At(int seed, int trial, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trial);
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        var radix = Prime(dimension);
        var (rest, scale, sum) = (trial, 1.0 / radix, 0.0);
        // Leading zeros are digits too and are permuted, down to the precision of a double.
        for (var digit = 0; _scrambled ? scale > 1e-16 : rest > 0; digit++)
        {
            (rest, var value) = Math.DivRem(rest, radix);
            sum += scale * (_scrambled ? Permuted(seed, dimension, digit, radix, value) : value);
            scale /= radix;
        }

        return Math.Min(sum, Math.BitDecrement(1.0));
    }

    private static int Permuted(int seed, int dimension, int digit, int radix, int value)
    {
        Span<int> order = radix <= 256 ? stackalloc int[radix] : new int[radix];
        new Pcg32(unchecked((uint)seed), DigitSequence + ((ulong)dimension << 16) + (ulong)digit).Permute(order);
        return order[value];
    }

    private static int Prime(int index)
    {
        var candidate = 2;
        for (var found = 0; ; candidate++)
        {
            if (IsPrime(candidate) && found++ == index)
                return candidate;
        }
    }

    private static bool IsPrime(int number)
    {
        for (var divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
                return false;
        }

        return true;
    }
}
