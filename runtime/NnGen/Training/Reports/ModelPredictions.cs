using NnGen.Generated;

namespace NnGen;

/// <summary>What a model says about each sample of a dataset, with what is right.</summary>
internal sealed class ModelPredictions
{
    private const int BatchSize = 256;
    private readonly TrainingData _data;
    private readonly MetricOutputs[] _outputs;

    private ModelPredictions(TrainingData data, MetricOutputs[] outputs, float[] values)
    {
        _data = data;
        _outputs = outputs;
        Values = values;
    }

    /// <summary>What <c>Predict</c> gives, <c>[N, OutputSize]</c>.</summary>
    public float[] Values { get; }

    /// <summary>All samples as one batch of an output: probabilities where it decides for classes, and sample weights.</summary>
    /// <param name="output">The index of the output; 0 for the only one.</param>
    public MetricBatch BatchOf(int output)
    {
        var all = _data.Slice(0, _data.Count);
        return _outputs[output].ToProbabilities(_outputs[output].Describe(Values, all)) with { SampleWeights = all.SampleWeights };
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
        new(data, MetricOutputs.OfPredictions(model), values);

    /// <summary>Checks a dataset and predicts it with an output that decides for one class a sample.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The samples and their targets.</param>
    /// <param name="output">The name of the output, or null for the only one.</param>
    /// <exception cref="ArgumentException">There is no such output, it does something else, or the data do not fit the model.</exception>
    public static MetricBatch OfOneClass(ITrainable model, Dataset data, string? output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var info = model.Core.Info;
        var index = OutputChoice.Find(info, output, "report", "pass its name as output", nameof(output));
        var outputs = MetricOutputs.OfPredictions(model);
        if (!outputs[index].DecideForOneClass)
        {
            var others = OutputChoice.Names(info.Outputs.Where((_, i) => outputs[i].DecideForOneClass));
            throw output is null
                ? new ArgumentException($"{info.Name} does not decide for one class.", nameof(model))
                : new ArgumentException(
                    $"The output '{output}' of {info.Name} does not decide for one class{(others.Length > 0 ? ", as do " + others : "")}.",
                    nameof(output));
        }

        return Of(model, TrainingData.Create(model, data, nameof(data))).BatchOf(index);
    }
}
