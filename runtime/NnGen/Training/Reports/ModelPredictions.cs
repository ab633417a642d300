using NnGen.Generated;

namespace NnGen;

/// <summary>What a model says about each sample of a dataset, with what is right.</summary>
internal sealed class ModelPredictions
{
    private const int BatchSize = 256;
    private readonly TrainingData _data;
    private readonly MetricOutputs _outputs;

    private ModelPredictions(TrainingData data, MetricOutputs outputs, float[] values)
    {
        _data = data;
        _outputs = outputs;
        Values = values;
    }

    /// <summary>What <c>Predict</c> gives, <c>[N, OutputSize]</c>.</summary>
    public float[] Values { get; }

    /// <summary>All samples as one batch: probabilities where the model decides for classes, and sample weights.</summary>
    public MetricBatch Batch
    {
        get
        {
            var all = _data.Slice(0, _data.Count);
            return _outputs.ToProbabilities(_outputs.Describe(Values, all)) with { SampleWeights = all.SampleWeights };
        }
    }

    /// <summary>Predicts checked data batch by batch.</summary>
    public static ModelPredictions Of(ITrainable model, TrainingData data)
    {
        var width = model.OutputSize;
        var values = new float[checked(data.Count * width)];
        for (var start = 0; start < data.Count; start += BatchSize)
        {
            var count = Math.Min(BatchSize, data.Count - start);
            model.EvaluateBatch(data.Slice(start, count), values.AsSpan(start * width, count * width));
        }

        return Known(model, data, values);
    }

    /// <summary>Predictions that were made already, as <c>Predict</c> gives them.</summary>
    public static ModelPredictions Known(ITrainable model, TrainingData data, float[] values) =>
        new(data, MetricOutputs.OfPredictions(TrainingData.LossOf(model), model.OutputSize), values);

    /// <summary>Checks a dataset and predicts it with a model that decides for one class a sample.</summary>
    /// <exception cref="ArgumentException">The model does something else, or the data do not fit it.</exception>
    public static ModelPredictions OfOneClass(ITrainable model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var predictions = Of(model, TrainingData.Create(model, data, nameof(data)));
        var batch = predictions.Batch;
        if (batch.AreNumbers || (!batch.IsMultiClass && batch.Width != 1))
            throw new ArgumentException($"{model.Core.Info.Name} does not decide for one class.", nameof(model));
        return predictions;
    }
}
