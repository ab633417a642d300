using System.Numerics.Tensors;
using NnGen.Generated;

namespace NnGen;

/// <summary>What the outputs of one model are, or one of several, and how they become what metrics take.</summary>
internal sealed class MetricOutputs
{
    private readonly LossInfo _loss;
    private readonly int _width;
    private readonly bool _areLogits;
    private readonly OutputColumns? _columns;
    private float[] _probabilities = [];

    private MetricOutputs(LossInfo loss, int width, bool areLogits, OutputColumns? columns)
    {
        _columns = columns;
        _loss = loss;
        _width = width;
        _areLogits = areLogits && loss.Task is PredictionTask.BinaryClassification or PredictionTask.Classification;
    }

    /// <summary>Whether a sample has one class, of two or of several: what it has instead are numbers, or several answers of yes or no.</summary>
    public bool DecideForOneClass => IsMultiClass || (_loss.Task == PredictionTask.BinaryClassification && _width == 1);

    private bool IsMultiClass => _loss.Task == PredictionTask.Classification;

    /// <summary>What training steps give out: for classes always logits.</summary>
    /// <param name="loss">The loss of the model, or of the output.</param>
    /// <param name="width">The elements of a sample.</param>
    /// <param name="columns">Where the output lies among several, or null for the only one.</param>
    public static MetricOutputs OfTraining(LossInfo loss, int width, OutputColumns? columns = null) => new(loss, width, areLogits: true, columns);

    /// <summary>What <c>Predict</c> gives out: logits unless the head has its sigmoid or softmax.</summary>
    /// <inheritdoc cref="OfTraining"/>
    public static MetricOutputs OfPredictions(LossInfo loss, int width, OutputColumns? columns = null) =>
        new(loss, width, areLogits: !loss.HeadIsFused, columns);

    /// <summary>What <c>Predict</c> gives out, of each output of a model.</summary>
    public static MetricOutputs[] OfPredictions(ITrainable model) => model.Core.Info.Outputs is { Length: > 0 } outputs
        ? [.. outputs.Select((output, i) => OfPredictions(output.Loss!, output.Size, new OutputColumns(outputs, i)))]
        : [OfPredictions(TrainingData.LossOf(model), model.OutputSize)];

    /// <summary>
    /// Puts outputs and targets together as they are, valid until the next call; only one of several outputs is copied. Sample weights are
    /// left out.
    /// </summary>
    public MetricBatch Describe(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch) => _columns is null
        ? Together(outputs, batch.Targets, batch.Labels)
        : Together(
            _columns.PredictionsOf(outputs),
            _loss.ClassIndices ? [] : _columns.TargetsOf(batch.Targets),
            _loss.ClassIndices ? _columns.LabelsOf(batch.Targets) : []);

    private MetricBatch Together(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels) => new()
    {
        Predictions = outputs,
        Targets = targets,
        Labels = labels,
        HasLabels = _loss.ClassIndices,
        Count = outputs.Length / _width,
        Width = _width,
        TargetWidth = _loss.ClassIndices ? 1 : _loss.TargetWidth,
        IsMultiClass = IsMultiClass,
        AreNumbers = _loss.Task is PredictionTask.Regression or PredictionTask.Embedding,
        DecisionThreshold = _areLogits ? Decision.LogitThreshold : Decision.ProbabilityThreshold,
    };

    /// <summary>The batch with probabilities in place of logits; valid until the next call.</summary>
    public MetricBatch ToProbabilities(scoped in MetricBatch batch)
    {
        if (!_areLogits || batch.Count == 0)
            return batch;
        var logits = batch.Predictions;
        if (_probabilities.Length < logits.Length)
            _probabilities = new float[logits.Length];
        var probabilities = _probabilities.AsSpan(0, logits.Length);
        if (!IsMultiClass)
            TensorPrimitives.Sigmoid(logits, probabilities);
        else
            Softmax(logits, probabilities);
        return batch with { Predictions = probabilities, DecisionThreshold = Decision.ProbabilityThreshold };
    }

    private void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        for (var start = 0; start < logits.Length; start += _width)
        {
            var row = probabilities.Slice(start, _width);
            var source = logits.Slice(start, _width);
            TensorPrimitives.Subtract(source, TensorPrimitives.Max(source), row);
            TensorPrimitives.Exp(row, row);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
        }
    }
}
