namespace NnGen;

/// <summary>The quantiles of one feature, byte by byte; see <see cref="InputQuantiles"/>.</summary>
/// <param name="quantiles">Their number, at least 1.</param>
internal sealed class QuantileSearch(int quantiles)
{
    /// <summary>How often the samples are read: once for each byte.</summary>
    public const int Passes = sizeof(float);

    private const int DigitBits = 8;
    private const int Digits = 1 << DigitBits;

    // A quantile lies between two neighbours in the order of the samples: targets 2 i and 2 i + 1. What is known of a target is its
    // first bytes, and its place among the samples that have the same.
    private readonly uint[] _prefixes = new uint[2 * quantiles];
    private readonly long[] _ranks = new long[2 * quantiles];

    // The distinct prefixes, ascending, and for each how many samples have which byte next.
    private uint[] _groups = [0];
    private long[] _counts = new long[Digits];
    private int _pass;
    private long _samples;

    /// <summary>Takes a sample of this pass.</summary>
    public void Count(float number)
    {
        var key = KeyOf(number);
        var shift = 32 - (DigitBits * (_pass + 1));
        var group = _pass == 0 ? 0 : Array.BinarySearch(_groups, key >> (shift + DigitBits));
        if (group >= 0)
            _counts[(group * Digits) + (int)((key >> shift) & (Digits - 1))]++;
    }

    /// <summary>Finds the next byte of each target once all samples were taken.</summary>
    /// <exception cref="InvalidOperationException">There was no sample, or not those of the pass before.</exception>
    public void EndPass()
    {
        if (_pass == 0)
            Place(_counts.Sum());
        for (var target = 0; target < _ranks.Length; target++)
        {
            var group = Array.BinarySearch(_groups, _prefixes[target]) * Digits;
            var digit = 0;
            for (; digit < Digits && _ranks[target] >= _counts[group + digit]; digit++)
                _ranks[target] -= _counts[group + digit];
            if (digit == Digits)
                throw new InvalidOperationException("The stream gave other samples when it was read again, so there are no quantiles of it.");
            _prefixes[target] = (_prefixes[target] << DigitBits) | (uint)digit;
        }

        _pass++;
        _groups = [.. _prefixes.Distinct().Order()];
        _counts = new long[_groups.Length * Digits];
    }

    /// <summary>The quantiles after the last pass, ascending.</summary>
    public IEnumerable<float> Quantiles()
    {
        for (var i = 0; i < quantiles; i++)
        {
            var fraction = PositionOf(i).Fraction;
            double lower = NumberOf(_prefixes[2 * i]), upper = NumberOf(_prefixes[(2 * i) + 1]);
            yield return (float)(lower + ((upper - lower) * fraction));
        }
    }

    private void Place(long samples)
    {
        _samples = samples > 0 ? samples : throw new InvalidOperationException("There is no sample to learn the boundaries of bins from.");
        for (var i = 0; i < quantiles; i++)
        {
            _ranks[2 * i] = PositionOf(i).Rank;
            _ranks[(2 * i) + 1] = Math.Min(_ranks[2 * i] + 1, samples - 1);
        }
    }

    /// <summary>(N − 1) q: the sample below the quantile, from 0, and how far the quantile is on the way to the next.</summary>
    private (long Rank, double Fraction) PositionOf(int quantile)
    {
        // In whole numbers, so that a quantile that is a sample is it exactly.
        var (rank, rest) = Math.DivRem((_samples - 1) * (quantile + 1), quantiles + 1);
        return (rank, rest / (double)(quantiles + 1));
    }

    /// <summary>Bits that are ordered as the numbers are: all of a negative one turned, else the sign alone.</summary>
    private static uint KeyOf(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static float NumberOf(uint key) => BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key & 0x7FFF_FFFF : ~key);
}
