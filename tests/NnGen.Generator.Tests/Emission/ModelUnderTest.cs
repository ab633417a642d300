extern alias runtime;

using IModel = runtime::NnGen.IModel;
using ITrainable = runtime::NnGen.ITrainable;
using ParameterCollection = runtime::NnGen.ParameterCollection;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A generated model behind the interfaces of the runtime, with arrays for spans.</summary>
internal sealed class ModelUnderTest(IModel model)
{
    public IModel Model { get; } = model;

    public ITrainable Trainable => (ITrainable)Model;

    public ParameterCollection Parameters => Model.Parameters;

    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        var outputs = new float[inputs.Length / Model.InputSize * Model.OutputSize];
        Model.Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>Accumulates the gradients of a batch and gives its loss.</summary>
    public float ComputeGradients(Batch batch) => Trainable.ComputeGradients(batch.ToTrainingBatch(), default);

    /// <summary>The loss of a batch as at inference, with the predictions.</summary>
    public (float Loss, float[] Predictions) Evaluate(Batch batch)
    {
        var predictions = new float[batch.Samples * Model.OutputSize];
        return (Trainable.EvaluateBatch(batch.ToTrainingBatch(), predictions), predictions);
    }

    /// <summary>One optimizer step; gives the loss from before it.</summary>
    public float TrainStep(Batch batch)
    {
        var loss = ComputeGradients(batch);
        Trainable.ApplyGradients();
        return loss;
    }

    /// <summary>The accumulated gradients by the parameters' names; those without one are left out.</summary>
    public IReadOnlyDictionary<string, float[]> Gradients()
    {
        var gradients = new Dictionary<string, float[]>();
        foreach (var parameter in Parameters.Where(parameter => parameter.Trainable))
        {
            var gradient = new float[parameter.Count];
            parameter.CopyGradientTo(gradient);
            gradients.Add(parameter.Name, gradient);
        }

        return gradients;
    }

    /// <summary>All parameters by name.</summary>
    public IReadOnlyDictionary<string, float[]> Values()
    {
        var values = new Dictionary<string, float[]>();
        foreach (var parameter in Parameters)
        {
            var value = new float[parameter.Count];
            parameter.CopyTo(value);
            values.Add(parameter.Name, value);
        }

        return values;
    }
}
