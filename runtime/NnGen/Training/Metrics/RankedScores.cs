namespace NnGen;

/// <summary>Scores from the highest to the lowest, with the positives and negatives at or above each; memory grows only.</summary>
internal sealed class RankedScores
{
    private float[] _keys = [];
    private float[] _signedWeights = [];
    private int _count;

    /// <summary>Whether a score was not a number.</summary>
    public bool SawNaN { get; private set; }

    /// <summary>The weight of all positives; after <see cref="Sort"/>.</summary>
    public double Positives { get; private set; }

    /// <summary>The weight of all negatives; after <see cref="Sort"/>.</summary>
    public double Negatives { get; private set; }

    /// <summary>Scores and labels of 0 and 1, in order.</summary>
    /// <exception cref="ArgumentException">The lengths differ, a label or a score is none, or there is no positive.</exception>
    public static RankedScores From(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights)
    {
        if (scores.Length != labels.Length || (!sampleWeights.IsEmpty && sampleWeights.Length != labels.Length))
        {
            throw new ArgumentException(
                $"{scores.Length} scores, {labels.Length} labels and {sampleWeights.Length} weights came; they are to be as many.",
                nameof(labels));
        }

        var ranked = new RankedScores();
        ranked.Clear(scores.Length);
        for (var sample = 0; sample < scores.Length; sample++)
        {
            if (labels[sample] is not (0 or 1))
                throw new ArgumentException($"Sample {sample} has label {labels[sample]}; expected 0 or 1.", nameof(labels));
            ranked.Add(scores[sample], labels[sample] == 1, sampleWeights.IsEmpty ? 1 : sampleWeights[sample]);
        }

        ranked.Sort();
        if (ranked.SawNaN)
            throw new ArgumentException("A score is not a number.", nameof(scores));
        return ranked.Positives > 0 ? ranked : throw new ArgumentException("There is no positive sample.", nameof(labels));
    }

    /// <summary>The probabilities of yes that a model gives, or one of its outputs, and 1 where yes is right.</summary>
    /// <exception cref="ArgumentException">The model decides something else, or the data do not fit it.</exception>
    public static (float[] Scores, int[] Labels) ScoresOf(ITrainable model, Dataset data, string? output)
    {
        var batch = ModelPredictions.OfOneClass(model, data, output);
        if (batch.Width != 1)
        {
            throw new ArgumentException(
                $"{model.Core.Info.Name} tells {batch.Width} classes apart; the curve is of one yes/no output.", output is null ? nameof(model) : nameof(output));
        }

        var labels = new int[batch.Count];
        for (var sample = 0; sample < labels.Length; sample++)
            labels[sample] = batch.ClassOf(sample);
        return (batch.Predictions.ToArray(), labels);
    }

    /// <summary>Forgets the scores and makes room for others.</summary>
    public void Clear(int capacity)
    {
        (_count, SawNaN, Positives, Negatives) = (0, false, 0, 0);
        if (_keys.Length >= capacity)
            return;
        (_keys, _signedWeights) = (new float[capacity], new float[capacity]);
    }

    /// <summary>Adds a score; one of weight 0 does not count at all, as in scikit-learn.</summary>
    /// <exception cref="ArgumentException">The weight is negative.</exception>
    public void Add(float score, bool positive, float weight)
    {
        SawNaN |= float.IsNaN(score);
        if (weight == 0)
            return;
        if (!(weight > 0))
            throw new ArgumentException($"Sample weights are not negative here, but {weight} came.", nameof(weight));
        // Negated, so that ascending order is from the highest down.
        _keys[_count] = -score;
        _signedWeights[_count++] = positive ? weight : -weight;
    }

    /// <summary>Puts the scores in order.</summary>
    public void Sort()
    {
        Array.Sort(_keys, _signedWeights, 0, _count);
        foreach (var weight in _signedWeights.AsSpan(0, _count))
        {
            Positives += Math.Max(weight, 0);
            Negatives += Math.Max(-weight, 0);
        }
    }

    /// <summary>Each distinct score, from the highest down, with the positives and negatives at or above it.</summary>
    public Steps GetEnumerator() => new(this);

    /// <summary>Goes through distinct scores.</summary>
    /// <param name="ranked">The scores, in order.</param>
    internal struct Steps(RankedScores ranked)
    {
        private int _next;
        private double _positives;
        private double _negatives;

        public (float Score, double Positives, double Negatives) Current { get; private set; }

        public bool MoveNext()
        {
            if (_next == ranked._count)
                return false;
            var key = ranked._keys[_next];
            for (; _next < ranked._count && ranked._keys[_next] == key; _next++)
            {
                var weight = ranked._signedWeights[_next];
                _positives += Math.Max(weight, 0);
                _negatives += Math.Max(-weight, 0);
            }

            Current = (-key, _positives, _negatives);
            return true;
        }
    }
}
