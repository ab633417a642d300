extern alias runtime;

using System.Runtime.InteropServices;
using runtime::NnGen;
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
        Predict(InputBytes(inputs), outputs);
        return outputs;
    }

    /// <summary>Predicts samples of the model's own element type.</summary>
    public void Predict(ReadOnlySpan<byte> inputBytes, Span<float> outputs)
    {
        switch (Model)
        {
            case IModel<int> tokens:
                tokens.Predict(MemoryMarshal.Cast<byte, int>(inputBytes), outputs);
                break;
            case IModel<byte> bytes:
                bytes.Predict(inputBytes, outputs);
                break;
            default:
                ((IModel<float>)Model).Predict(MemoryMarshal.Cast<byte, float>(inputBytes), outputs);
                break;
        }
    }

    /// <summary>Numbers as the elements that the model takes.</summary>
    public ReadOnlySpan<byte> InputBytes(ReadOnlySpan<float> inputs) => Model switch
    {
        IModel<int> => MemoryMarshal.AsBytes<int>(Array.ConvertAll(inputs.ToArray(), number => (int)number)),
        IModel<byte> => Array.ConvertAll(inputs.ToArray(), number => (byte)number),
        _ => MemoryMarshal.AsBytes(inputs),
    };

    /// <summary>Accumulates the gradients of a batch and gives its loss.</summary>
    public float ComputeGradients(Batch batch) => Trainable.ComputeGradients(batch.ToTrainingBatch(this), default);

    /// <summary>The loss of a batch as at inference, with the predictions.</summary>
    public (float Loss, float[] Predictions) Evaluate(Batch batch)
    {
        var predictions = new float[batch.Samples * Model.OutputSize];
        return (Trainable.EvaluateBatch(batch.ToTrainingBatch(this), predictions), predictions);
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
