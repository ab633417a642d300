namespace NnGen.Generator.Tests.Interpreter;

/// <summary>Philox4x32-10 after the paper, written apart from the runtime's so that one checks the other.</summary>
internal static class ReferencePhilox
{
    /// <summary>Four random words for a counter and a key.</summary>
    public static uint[] Block(ReadOnlySpan<uint> counter, ulong key)
    {
        uint[] words = [.. counter];
        for (uint round = 0; round < 10; round++)
        {
            var even = 0xD2511F53UL * words[0];
            var odd = 0xCD9E8D57UL * words[2];
            var keyLow = unchecked((uint)key + (round * 0x9E3779B9));
            var keyHigh = unchecked((uint)(key >> 32) + (round * 0xBB67AE85));
            words = [(uint)(odd >> 32) ^ words[1] ^ keyLow, (uint)odd, (uint)(even >> 32) ^ words[3] ^ keyHigh, (uint)even];
        }

        return words;
    }

    /// <summary>A number in [0, 1) of 24 bits: element <paramref name="element"/> of a stream at a step.</summary>
    public static double Uniform(ulong seed, int stream, ulong step, long element)
    {
        var words = Block([(uint)(element / 4), (uint)stream, (uint)step, (uint)(step >> 32)], seed);
        return (words[element % 4] >> 8) / 16777216.0;
    }

    /// <summary>The normal random numbers of an op for a batch, <c>[N, count]</c>; elements are counted over rows padded to 16.</summary>
    public static double[] StandardNormal(ulong seed, int stream, ulong step, int samples, int count)
    {
        var stride = count == 1 ? 1 : (count + 15) / 16 * 16;
        var numbers = new double[samples * count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var element = ((long)(i / count) * stride) + (i % count);
            var words = Block([(uint)(element / 4), (uint)stream, (uint)step, (uint)(step >> 32)], seed);
            // The middle of one of 2²³ equal parts of (0, 1).
            numbers[i] = NormalQuantile(((words[element % 4] >> 9) + 0.5) / 8388608.0);
        }

        return numbers;
    }

    /// <summary>The number below which a share p of a normal distribution lies, by bisection of the error function.</summary>
    private static double NormalQuantile(double p)
    {
        var (low, high) = (-6.0, 6.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            var below = 0.5 * (1 + Ops.Expressions.Evaluation.Evaluate(Ops.Expressions.Erf.Of(middle / Math.Sqrt(2)), []));
            (low, high) = below < p ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The mask of a dropout op for a batch, <c>[N, count]</c>; elements are counted over rows padded to 16.</summary>
    public static double[] DropoutMask(ulong seed, int stream, ulong step, int samples, int count, double rate)
    {
        var stride = count == 1 ? 1 : (count + 15) / 16 * 16;
        var mask = new double[samples * count];
        for (var n = 0; n < samples; n++)
        {
            for (var c = 0; c < count; c++)
            {
                mask[(n * count) + c] = Uniform(seed, stream, step, ((long)n * stride) + c) < rate ? 0 : 1 / (1 - rate);
            }
        }

        return mask;
    }
}
