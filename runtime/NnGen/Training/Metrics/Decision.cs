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

    /// <summary>Adds up the right decisions and all decisions of independent outputs.</summary>
    public static (double Right, double Total) CountYesOrNo(
        scoped in MetricBatch batch, float threshold, string metric, double right, double total)
    {
        batch.RequireDecisions(metric);
        for (int sample = 0, element = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            for (var output = 0; output < batch.Width; output++, element++)
            {
                var prediction = batch.Predictions[element];
                var expected = batch.TargetOf(sample, output) > ProbabilityThreshold;
                if (prediction > threshold == expected && !float.IsNaN(prediction))
                    right += weight;
                total += weight;
            }
        }

        return (right, total);
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public static void RequireProbability(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, value, "A threshold is from 0 to 1.");
    }
}
