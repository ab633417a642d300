using System.Diagnostics;
using NnGen.Generated;

namespace NnGen;

/// <summary>One fit: epochs of steps. Everything is allocated before the first step.</summary>
internal sealed class TrainingLoop
{
    // Which random numbers: an epoch's order shall not repeat that of Dataset.Shuffle or Split with the same seed.
    private const ulong EpochSequence = 0x45504F43UL << 30;

    private readonly ITrainable _model;
    private readonly TrainingData _data;
    private readonly Evaluator? _validation;
    private readonly FitOptions _options;
    private readonly MetricSet _metrics;
    private readonly int _batchSize;
    private readonly int _steps;
    private readonly int[] _order;
    private readonly BatchBuffers? _buffers;
    private readonly float[] _headOutputs;
    private double? _learningRate;
    private int _accumulated;

    public TrainingLoop(ITrainable model, TrainingData data, TrainingData? validation, FitOptions options)
    {
        _model = model;
        _data = data;
        _options = options;
        _metrics = MetricSet.ForTraining(TrainingData.LossOf(model), model.OutputSize, options.Metrics);
        _batchSize = Math.Min(options.BatchSize, data.Count);
        _steps = ((data.Count - 1) / _batchSize) + 1;
        _order = options.Shuffle ? new int[data.Count] : [];
        _buffers = options.Shuffle ? new BatchBuffers(data, _batchSize) : null;
        _headOutputs = new float[checked(_batchSize * model.OutputSize)];
        _learningRate = options.LearningRate;
        _validation = validation is null ? null : new Evaluator(model, validation, options.BatchSize, options.Metrics);
    }

    public History Run()
    {
        _model.Reserve(_batchSize);
        // Gradients that someone left accumulated are none of this fit's first step.
        _model.Core.HasGradients = false;
        var results = new EpochResult[_options.Epochs];
        for (var epoch = 1; epoch <= results.Length; epoch++)
            results[epoch - 1] = RunEpoch(epoch);
        // As Keras: a fit ends with the averages as weights, if the optimizer keeps them.
        if (_model.Core.Info.AverageSlot >= 0)
            _model.Core.OverwriteWithAverages();
        return new History(results.AsReadOnly());
    }

    private EpochResult RunEpoch(int epoch)
    {
        var started = Stopwatch.GetTimestamp();
        var loss = Train(epoch);
        _model.Core.Epoch++;
        var metrics = _metrics.Snapshot();
        var validation = _validation?.Run(_options.CancellationToken);
        var result = new EpochResult
        {
            Epoch = epoch,
            Loss = loss,
            Metrics = metrics,
            ValidationLoss = validation?.Loss,
            ValidationMetrics = validation?.Metrics,
            LearningRate = CurrentLearningRate,
            LearningRateVaries = _options.Schedule is not null,
            Duration = Stopwatch.GetElapsedTime(started),
        };
        _options.Progress?.Report(new TrainingProgress(epoch, _options.Epochs, _steps, _steps, loss, metrics, result)
        {
            LearningRate = result.LearningRate,
        });
        return result;
    }

    /// <summary>All steps of one epoch.</summary>
    /// <returns>The mean loss over its samples.</returns>
    private double Train(int epoch)
    {
        _metrics.Reset();
        if (_options.Shuffle)
        {
            var seed = _options.Seed ?? _model.Core.Seed;
            new Pcg32((uint)seed, EpochSequence + (uint)_model.Core.Epoch).Permute(_order);
        }

        double sum = 0;
        for (var step = 0; step < _steps; step++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            var start = step * _batchSize;
            var count = Math.Min(_batchSize, _data.Count - start);
            sum += (double)Step(start, count, isLast: step == _steps - 1) * count;
            _options.Progress?.Report(new TrainingProgress(
                epoch, _options.Epochs, step + 1, _steps, sum / (start + count), _metrics.CheapSnapshot(), null)
            {
                LearningRate = CurrentLearningRate,
            });
        }

        return sum / _data.Count;
    }

    /// <summary>The rate that a schedule, an option or a callback gave, or the declared one.</summary>
    private double CurrentLearningRate => _learningRate ?? _model.Core.Info.LearningRate;

    private float Step(int start, int count, bool isLast)
    {
        var batch = _buffers is null ? _data.Slice(start, count) : _buffers.Gather(_data, _order.AsSpan(start, count));
        var outputs = _headOutputs.AsSpan(0, count * _model.OutputSize);
        var loss = _model.ComputeGradients(batch, outputs);
        _accumulated++;
        // The last group of an epoch steps too, by the mean of the fewer batches that it has.
        if (isLast || _accumulated >= _model.Core.Info.GradientAccumulationSteps)
        {
            _learningRate = _options.Schedule?.At(_model.Core.Step) ?? _learningRate;
            _model.ApplyGradients(_learningRate, 1f / _accumulated);
            _accumulated = 0;
        }

        _metrics.Update(outputs, batch);
        return loss;
    }
}
