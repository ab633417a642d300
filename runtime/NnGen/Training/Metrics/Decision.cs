namespace NnGen;

/// <summary>What outputs decide.</summary>
internal static class Decision
{
    /// <summary>The probability from which on a binary decision is yes, exclusive.</summary>
    public const float ProbabilityThreshold = 0.5f;

    /// <summary>The logit of <see cref="ProbabilityThreshold"/>.</summary>
    public const float LogitThreshold = 0f;

    /// <summary>The place of the largest value, the first of equals; −1 when a value is not a number.</summary>
    public static int LargestOf(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]))
                return -1;
            if (values[i] > values[largest])
                largest = i;
        }

        return largest;
    }
}
