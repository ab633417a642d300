namespace NnGen;

/// <summary>
/// The share of samples whose class is among the k largest outputs. Of equal outputs the first comes first, so that k = 1 is
/// <see cref="Accuracy"/>; a sample with an output that is not a number is wrong. Models of several classes only.
/// </summary>
/// <remarks>Keras's <c>TopKCategoricalAccuracy</c> (default 5), where equal outputs at the border all count.</remarks>
public sealed class TopKAccuracy : Metric
{
    private readonly int _k;
    private double _right;
    private double _total;

    /// <summary>Makes the metric.</summary>
    /// <param name="k">How many outputs may hold the class; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1.</exception>
    public TopKAccuracy(int k = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        _k = k;
    }

    /// <inheritdoc/>
    public override double Value => _right / _total;

    /// <inheritdoc/>
    protected override string DefaultName => "top_k_accuracy";

    internal override bool TakesLogits => true;

    /// <inheritdoc/>
    public override void Reset() => _right = _total = 0;

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        if (!batch.IsMultiClass)
            throw new ArgumentException("TopKAccuracy is for models that tell several classes apart.", nameof(batch));
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            if (RankOf(batch.PredictionsOf(sample), batch.ClassOf(sample)) < _k)
                _right += weight;
            _total += weight;
        }
    }

    /// <inheritdoc/>
    protected override Metric CreateEmpty() => new TopKAccuracy(_k);

    // How many outputs come before that of the class.
    private static int RankOf(ReadOnlySpan<float> outputs, int index)
    {
        var own = outputs[index];
        var rank = 0;
        for (var other = 0; other < outputs.Length; other++)
        {
            if (float.IsNaN(outputs[other]))
                return int.MaxValue;
            if (outputs[other] > own || (outputs[other] == own && other < index))
                rank++;
        }

        return rank;
    }
}
