using NnGen.Generated;

namespace NnGen;

/// <summary>Predicts checked data batch by batch and compares; may be run again and again.</summary>
internal sealed class Evaluator
{
    private readonly ITrainable _model;
    private readonly TrainingData _data;
    private readonly MetricSet _metrics;
    private readonly int _batchSize;
    private readonly float[] _predictions;

    public Evaluator(ITrainable model, TrainingData data, int batchSize, IReadOnlyList<Metric>? metrics)
    {
        _model = model;
        _data = data;
        _metrics = MetricSet.ForPredictions(TrainingData.LossOf(model), model.OutputSize, metrics);
        _batchSize = Math.Min(batchSize, data.Count);
        _predictions = new float[checked(_batchSize * model.OutputSize)];
    }

    /// <summary>The names of the metrics.</summary>
    public IReadOnlyList<string> MetricNames => _metrics.Names;

    public EvaluationResult Run(CancellationToken cancellationToken)
    {
        _metrics.Reset();
        double sum = 0;
        for (var start = 0; start < _data.Count; start += _batchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(_batchSize, _data.Count - start);
            var batch = _data.Slice(start, count);
            var predictions = _predictions.AsSpan(0, count * _model.OutputSize);
            sum += (double)_model.EvaluateBatch(batch, predictions) * count;
            _metrics.Update(predictions, batch);
        }

        return new EvaluationResult(sum / _data.Count, _metrics.Snapshot(), _data.Count);
    }
}
