using System.Diagnostics;
using NnGen.Generated;

namespace NnGen;

/// <summary>One fit: epochs of steps. Everything is allocated before the first step.</summary>
internal sealed class TrainingLoop
{
    private readonly ITrainable _model;
    private readonly EpochBatches _batches;
    private readonly Evaluator? _validation;
    private readonly FitOptions _options;
    private readonly MetricSet _metrics;
    private readonly CallbackList _callbacks;
    private readonly TrainingContext _context;
    private readonly List<EpochResult> _results = [];
    private readonly float[] _headOutputs;
    private double _lossSum;
    private long _batchesBefore;
    private int _accumulated;

    /// <exception cref="ArgumentException">A callback does not fit.</exception>
    public TrainingLoop(ITrainable model, EpochBatches batches, Evaluator? validation, FitOptions options)
    {
        _model = model;
        _batches = batches;
        _validation = validation;
        _options = options;
        _metrics = MetricSet.ForTraining(model, options.Metrics);
        _callbacks = new CallbackList(options.Callbacks);
        var names = _callbacks.LogNames(MeasuredNames());
        _callbacks.RequireLogs(names);
        _context = new TrainingContext(model, options, names, LogsSoFar, CaptureState)
        {
            Results = _results.AsReadOnly(), Steps = batches.Steps,
        };
        _headOutputs = new float[checked(batches.BatchSize * model.OutputSize)];
    }

    /// <param name="resumed">The state of the fit that this one goes on with, or null.</param>
    public History Run(FitState? resumed)
    {
        _model.Reserve(_batches.BatchSize);
        // Gradients that someone left accumulated are none of this fit's first step.
        _model.Core.HasGradients = false;
        try
        {
            _callbacks.OnTrainBegin(_context);
            if (resumed is not null)
                Resume(resumed);
            while (_context.Epoch < _options.Epochs && !_context.IsStopping)
                RunEpoch(_context.Epoch + 1);
            // As Keras: a fit ends with the averages as weights, if the optimizer keeps them.
            if (_model.Core.Info.AverageSlot >= 0)
                _model.Core.OverwriteWithAverages();
            _callbacks.OnTrainEnd(_context);
        }
        finally
        {
            _callbacks.Release();
        }

        return new History([.. _results], _context.StopReason);
    }

    private void Resume(FitState state)
    {
        (_context.Epoch, _context.StopReason, _context.GivenLearningRate) = (state.Epoch, state.StopReason, state.LearningRate);
        _results.AddRange(state.Results);
        _callbacks.RestoreStates(_context, state.Callbacks);
    }

    private FitState CaptureState() =>
        new(_context.Epoch, _context.StopReason, _context.GivenLearningRate, [.. _results], _callbacks.SaveStates());

    private IEnumerable<string> MeasuredNames()
    {
        IEnumerable<string> validation =
            _validation is null ? [] : ["val_loss", .. _validation.MetricNames.Select(name => "val_" + name)];
        IEnumerable<string> rate = _options.Schedule is null ? [] : [LearningRateLog.LogName];
        List<string> names = ["loss", .. _metrics.Names, .. validation, .. rate];
        return names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"Two numbers of this fit would be called '{twice.Key}': give a metric or an output another name.", nameof(FitOptions.Metrics))
            : names;
    }

    private void RunEpoch(int epoch)
    {
        var started = Stopwatch.GetTimestamp();
        (_context.Epoch, _context.Step, _context.Samples, _lossSum) = (epoch, 0, 0, 0);
        _context.ForgetLogs();
        _metrics.Reset();
        _batches.Begin(_model.Core.Epoch, _options.CancellationToken);
        _callbacks.OnEpochBegin(_context);
        if (_context.IsStopping || !Train())
            return;
        _model.Core.Epoch++;
        var metrics = _metrics.Snapshot();
        if (_validation is not null)
            _callbacks.OnValidationBegin(_context);
        var validation = _validation?.Run(_options.CancellationToken);
        var result = new EpochResult
        {
            Epoch = epoch,
            Loss = MeanLoss,
            Metrics = metrics,
            ValidationLoss = validation?.Loss,
            ValidationMetrics = validation?.Metrics,
            LearningRate = _context.LearningRate,
            LearningRateVaries = _options.Schedule is not null,
            Duration = Stopwatch.GetElapsedTime(started),
        };
        Complete(result);
    }

    /// <summary>All steps of one epoch.</summary>
    /// <returns>False when the fit was stopped before the end of the epoch.</returns>
    private bool Train()
    {
        while (true)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            var count = _batches.Next(out var batch);
            if (count == 0)
                break;
            if (!Step(batch, count))
                return false;
            _callbacks.OnStepEnd(_context);
            Report(result: null);
            if (_context.IsStopping)
                return false;
        }

        // The last group of an epoch steps too, by the mean of the fewer batches that it has.
        if (_accumulated > 0)
            Apply();
        // What the length of a stream is shows when it ends.
        _context.Steps ??= _context.Step;
        return true;
    }

    /// <summary>Gradients and, when enough batches accumulated, the optimizer.</summary>
    /// <returns>False when a callback kept the step from being taken; the model is as if its batches had not come.</returns>
    private bool Step(scoped in TrainingBatch batch, int count)
    {
        _callbacks.OnStepBegin(_context);
        if (_accumulated == 0)
            _batchesBefore = _model.Core.BatchesSeen;
        var outputs = _headOutputs.AsSpan(0, count * _model.OutputSize);
        _context.BatchLoss = _model.ComputeGradients(batch, outputs);
        _callbacks.OnGradients(_context, batch);
        if (_context.IsStopping)
        {
            _model.Core.HasGradients = false;
            _model.Core.BatchesSeen = _batchesBefore;
            return false;
        }

        if (++_accumulated >= _model.Core.Info.GradientAccumulationSteps)
            Apply();
        _metrics.Update(outputs, batch);
        _lossSum += _context.BatchLoss * count;
        _context.Samples += count;
        _context.Step++;
        _context.ForgetLogs();
        return true;
    }

    private void Apply()
    {
        _context.FollowSchedule();
        _model.ApplyGradients(_context.GivenLearningRate, 1f / _accumulated);
        _accumulated = 0;
    }

    /// <summary>Lets callbacks see and complete what an epoch came to.</summary>
    private void Complete(EpochResult measured)
    {
        _context.Logs = new TrainingLogs(measured.Logs());
        _callbacks.OnEpochEnd(_context);
        var result = measured.With(_context.Logs);
        _results.Add(result);
        _callbacks.OnEpochCompleted(_context);
        Report(result);
    }

    private double MeanLoss => _lossSum / _context.Samples;

    private TrainingLogs LogsSoFar() => new([new("loss", MeanLoss), .. _metrics.CheapSnapshot()]);

    private void Report(EpochResult? result) =>
        _options.Progress?.Report(new TrainingProgress(
            _context.Epoch, _context.Epochs, _context.Step, _context.Steps ?? 0, MeanLoss, result?.Metrics ?? _metrics.CheapSnapshot(), result)
        {
            Samples = _context.Samples,
            LearningRate = _context.LearningRate,
        });
}
