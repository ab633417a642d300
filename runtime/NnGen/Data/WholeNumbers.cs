namespace NnGen;

/// <summary>Numbers read as class indices.</summary>
internal static class WholeNumbers
{
    // Above 2²⁴ a float does not tell neighbouring whole numbers apart.
    private const float Largest = 1 << 24;

    /// <summary>Converts numbers to class indices.</summary>
    /// <returns>The place of the first that is no whole number from 0 to 2²⁴, or −1 when all are.</returns>
    public static int TryConvert(ReadOnlySpan<float> numbers, out int[] whole)
    {
        whole = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            if (!(number >= 0 && number <= Largest && number == MathF.Floor(number)))
                return i;
            whole[i] = (int)number;
        }

        return -1;
    }
}
