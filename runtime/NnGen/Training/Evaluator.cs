using NnGen.Generated;

namespace NnGen;

/// <summary>Predicts checked data batch by batch and compares; may be run again and again.</summary>
internal sealed class Evaluator
{
    private readonly ITrainable _model;
    private readonly EpochBatches _batches;
    private readonly MetricSet _metrics;
    private readonly float[] _predictions;

    public Evaluator(ITrainable model, EpochBatches batches, IReadOnlyList<Metric>? metrics)
    {
        _model = model;
        _batches = batches;
        _metrics = MetricSet.ForPredictions(model, metrics);
        _predictions = new float[checked(batches.BatchSize * model.OutputSize)];
    }

    /// <summary>The names of the metrics.</summary>
    public IReadOnlyList<string> MetricNames => _metrics.Names;

    public EvaluationResult Run(CancellationToken cancellationToken)
    {
        _metrics.Reset();
        var (sum, total) = (0.0, 0);
        // Always the same samples: what is evaluated does not change from epoch to epoch.
        _batches.Begin(epoch: 0, cancellationToken);
        while (_batches.Next(out var batch) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var predictions = _predictions.AsSpan(0, count * _model.OutputSize);
            sum += (double)_model.EvaluateBatch(batch, predictions) * count;
            _metrics.Update(predictions, batch);
            total += count;
        }

        return new EvaluationResult(sum / total, _metrics.Snapshot(), total);
    }
}
