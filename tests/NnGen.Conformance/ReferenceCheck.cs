using System.Runtime.InteropServices;
using NnGen.Generated;
using NnGen.ReferenceValues;

namespace NnGen.Conformance;

/// <summary>Compares a model with what PyTorch computed.</summary>
internal static class ReferenceCheck
{
    private const double Tolerance = 2e-5;
    private const double TrainedTolerance = 1e-4;

    /// <summary>Checks predictions, gradients and ten training steps.</summary>
    /// <exception cref="InvalidOperationException">Something differs by more than rounding.</exception>
    public static void Run(ITrainable model, ReferenceCase reference)
    {
        foreach (var (name, tensor) in reference.InitialParameters)
        {
            model.Parameters[name].CopyFrom(tensor.Data);
        }

        CheckPredictions(model, reference);
        var losses = reference.Losses.Select((_, step) => Step(model, reference, step)).ToArray();
        Compare([.. reference.Losses.Select(loss => (float)loss)], losses, TrainedTolerance, $"{reference}: losses");
        foreach (var (name, tensor) in reference.FinalParameters)
        {
            var values = new float[tensor.Data.Length];
            model.Parameters[name].CopyTo(values);
            Compare(tensor.Data, values, TrainedTolerance, $"{reference}: {name}");
        }
    }

    private static void CheckPredictions(ITrainable model, ReferenceCase reference)
    {
        var inputs = reference.Inputs.Data;
        var predictions = new float[reference.Predictions.Data.Length];
        Predict(model, InputBytes(model, inputs), predictions);
        Compare(reference.Predictions.Data, predictions, Tolerance, $"{reference}: predictions");
        predictions.AsSpan().Clear();
        for (var sample = 0; sample < reference.Inputs.Shape[0]; sample++)
        {
            Predict(
                model,
                InputBytes(model, inputs.AsSpan(sample * model.InputSize, model.InputSize)),
                predictions.AsSpan(sample * model.OutputSize, model.OutputSize));
        }

        Compare(reference.Predictions.Data, predictions, Tolerance, $"{reference}: predictions one by one");
    }

    private static float Step(ITrainable model, ReferenceCase reference, int step)
    {
        var batch = new TrainingBatch
        {
            InputBytes = InputBytes(model, reference.Inputs.Data),
            Targets = reference.Targets?.Data ?? [],
            Labels = reference.Labels,
            SampleWeights = reference.SampleWeights?.Data ?? [],
        };
        var loss = model.ComputeGradients(batch, default);
        if (step == 0)
        {
            foreach (var (name, tensor) in reference.Gradients)
            {
                var gradient = new float[tensor.Data.Length];
                model.Parameters[name].CopyGradientTo(gradient);
                Compare(tensor.Data, gradient, Tolerance, $"{reference}: gradient of {name}");
            }
        }

        model.ApplyGradients();
        return loss;
    }

    /// <summary>Numbers as the elements that the model takes.</summary>
    private static ReadOnlySpan<byte> InputBytes(ITrainable model, ReadOnlySpan<float> inputs) => model is IModel<int>
        ? MemoryMarshal.AsBytes<int>(Array.ConvertAll(inputs.ToArray(), number => (int)number))
        : MemoryMarshal.AsBytes(inputs);

    /// <summary>Predicts samples of the model's own element type.</summary>
    public static void Predict(ITrainable model, ReadOnlySpan<byte> inputs, Span<float> predictions)
    {
        if (model is IModel<int> tokens)
        {
            tokens.Predict(MemoryMarshal.Cast<byte, int>(inputs), predictions);
        }
        else
        {
            ((IModel<float>)model).Predict(MemoryMarshal.Cast<byte, float>(inputs), predictions);
        }
    }

    private static void Compare(float[] expected, float[] actual, double tolerance, string what)
    {
        var largest = expected.Max(MathF.Abs) + 1e-3f;
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(MathF.Abs(expected[i] - actual[i]) <= tolerance * largest))
            {
                throw new InvalidOperationException($"{what}: element {i} is {actual[i]}, not {expected[i]}.");
            }
        }
    }
}
