using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <content>Where the first number that is not finite came from.</content>
public abstract partial class CompiledNetwork<TInput>
{
    private NonFiniteValue? _found;

    /// <summary>See <see cref="ITrainable.FindNonFinite"/>.</summary>
    /// <exception cref="ArgumentException">The sizes of the batch do not fit, or a class index is out of range.</exception>
    public NonFiniteValue? FindNonFinite(scoped in TrainingBatch batch)
    {
        var samples = BatchChecks.CountSamples(Core.Info, batch, default);
        Reserve(samples);
        foreach (var parameter in Core.Parameters)
        {
            if (!TensorPrimitives.IsFiniteAll<float>(parameter.PartOf(Core.ValueSpan)))
                return new NonFiniteValue(LayerOf(parameter.Name), $"parameter {parameter.Name}");
        }

        if (typeof(TInput) == typeof(float))
        {
            // To a first layer that knows missing values, NaN is one.
            if (Core.Info.AllowsMissingInputs ? HasInfinity(batch.Inputs) : NotFiniteIn(batch.Inputs, "inputs") is not null)
                return new NonFiniteValue(null, "inputs");
        }

        if ((NotFiniteIn(batch.Targets, "targets") ?? NotFiniteIn(batch.SampleWeights, "sample weights")) is { } target)
            return target;

        // The random numbers of the batch that was counted already.
        Core.HasGradients = false;
        Core.BatchesSeen--;
        _found = null;
        Diagnose(
            ThreadShare.Alone,
            samples,
            _capacity,
            ref MemoryMarshal.GetReference(batch.InputsAs<TInput>()),
            ref MemoryMarshal.GetReference(batch.Targets),
            ref MemoryMarshal.GetReference(batch.Labels),
            ref WeightsOf(batch),
            ref _trainingWorkspace!.Origin);
        Core.BatchesSeen++;
        return _found;
    }

    /// <summary>Repeats a step of training up to the first layer whose result is not finite.</summary>
    protected virtual void Diagnose(
        ThreadShare share, int samples, int capacity, ref TInput inputs, ref float targets, ref int labels, ref float sampleWeights, ref float workspace) =>
        throw NoLoss();

    /// <summary>Whether a value <c>[rows, count]</c> that a layer gives has a number that is not finite; remembers the first.</summary>
    protected bool IsNotFinite(string layer, string value, int rows, int count, ref float values, int stride)
    {
        for (var row = 0; row < rows; row++)
        {
            var elements = MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref values, (nint)row * stride), count);
            if (!TensorPrimitives.IsFiniteAll(elements))
                return Found(layer, value);
        }

        return false;
    }

    /// <summary>Whether a single number is not finite; remembers the first.</summary>
    protected bool IsNotFinite(string layer, string value, float number) => !float.IsFinite(number) && Found(layer, value);

    /// <summary>Whether the gradient of a parameter has a number that is not finite; remembers the first.</summary>
    protected bool IsGradientNotFinite(string parameter) =>
        !TensorPrimitives.IsFiniteAll<float>(Core.Parameters[parameter].PartOf(Core.GradientSpan))
        && Found(LayerOf(parameter), $"gradient of {parameter}");

    private static bool HasInfinity(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (float.IsInfinity(value))
                return true;
        }

        return false;
    }

    private static NonFiniteValue? NotFiniteIn(ReadOnlySpan<float> values, string what) =>
        values.IsEmpty || TensorPrimitives.IsFiniteAll(values) ? null : new NonFiniteValue(null, what);

    private static string LayerOf(string parameter) => parameter[..Math.Max(0, parameter.LastIndexOf('.'))];

    private bool Found(string layer, string value)
    {
        _found = new NonFiniteValue(layer, value);
        return true;
    }
}
