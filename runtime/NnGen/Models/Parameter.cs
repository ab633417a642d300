using System.Collections.ObjectModel;
using NnGen.Generated;

namespace NnGen;

/// <summary>A named array of a model's numbers: a kernel, a bias, a mean.</summary>
/// <remarks>Reads and writes go to the model itself; do not write while the model predicts on another thread.</remarks>
public sealed class Parameter
{
    private readonly ModelCore _core;
    private bool _isFrozen;
    private float[]? _held; // the values that a frozen statistic keeps

    internal Parameter(ModelCore core, ParameterInfo info)
    {
        _core = core;
        Info = info;
        Shape = new ReadOnlyCollection<int>(info.Shape);
        Count = ShapeText.Count(info.Shape);
    }

    /// <summary>Its path: <c>Dense1.Kernel</c>.</summary>
    public string Name => Info.Name;

    /// <summary>Its shape, row-major; a kernel is <c>[in, out]</c>.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>What it is for.</summary>
    public ParameterRole Role => Info.Role;

    /// <summary>
    /// Whether the optimizer changes it. Set it to false to freeze the parameter: its values and the optimizer's slots stay as they are, and
    /// its gradient does not count in the joint norm that <see cref="OptimizerAttribute.GlobalClipNorm"/> limits. A gradient is still
    /// computed; a layer that is declared <c>Trainable = false</c> saves that time too. Not saved with the model.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Set to true for a parameter that has no gradient: one that is declared <c>Trainable = false</c>, a statistic, a constant.
    /// </exception>
    public bool Trainable
    {
        get => Info.Trainable && Info.Role == ParameterRole.Trainable && !_isFrozen;
        set
        {
            if (value && Role != ParameterRole.Trainable)
                throw new InvalidOperationException($"{Name} cannot be trained: the optimizer never changes a {UseOf(Role)}.");
            if (value && !Info.Trainable)
            {
                throw new InvalidOperationException(
                    $"{Name} cannot be trained: its layer is declared Trainable = false, so no code for its gradient was generated. "
                    + "Declare the layer trainable and freeze it at run time.");
            }
            _core.ThrowIfAveragesAreInUse();
            if (value && _isFrozen)
                _core.RestartAverage(this);
            _isFrozen = !value;
            _core.RefreshSegments();
        }
    }

    /// <summary>
    /// What the learning rate is multiplied by for this parameter; 1 by default, finite and at least 0. With 0 the values stay, but unlike
    /// those of a frozen parameter its gradient counts in the joint norm and the optimizer's slots go on. Not saved with the model.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or not finite.</exception>
    public double LearningRateScale
    {
        get;
        set
        {
            _core.ThrowIfAveragesAreInUse();
            field = RequireScale(value);
            _core.RefreshSegments();
        }
    } = 1;

    /// <summary>
    /// What <see cref="OptimizerAttribute.WeightDecay"/> is multiplied by for this parameter; 1 by default, finite and at least 0. With 0 it
    /// does not decay, as is common for biases and the scales of normalisation layers. Not saved with the model.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or not finite.</exception>
    public double WeightDecayScale
    {
        get;
        set
        {
            _core.ThrowIfAveragesAreInUse();
            field = RequireScale(value);
            _core.RefreshSegments();
        }
    } = 1;

    internal ParameterInfo Info { get; }

    /// <summary>Whether its values were given (declared, copied, set or loaded) rather than made by an initializer.</summary>
    internal bool IsSet { get; private set; }

    /// <summary>Whether gradients and optimizer slots cover it: those come first in storage.</summary>
    internal bool HasGradient => Info.Role == ParameterRole.Trainable && Info.Offset < _core.Info.GradientLength;

    /// <summary>One element.</summary>
    /// <param name="element">Its row-major index, from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public float this[int element]
    {
        get => _core.ValueSpan[PlaceOf(element)];
        set
        {
            var place = PlaceOf(element);
            var layout = Info.Layout;
            for (var copy = 0; copy < layout.Copies; copy++)
                _core.ValueSpan[place + (copy * layout.CopyStride)] = value;
            MarkWritten();
        }
    }

    /// <summary>Copies all elements out, row-major.</summary>
    /// <param name="destination">Receives them; exactly <see cref="Count"/> long.</param>
    /// <exception cref="ArgumentException">The length differs from <see cref="Count"/>.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        Info.Layout.Gather(PartOf(_core.ValueSpan), destination);
    }

    /// <summary>Sets all elements, row-major. NaN and infinities are taken as they are.</summary>
    /// <param name="source">The elements; exactly <see cref="Count"/> of them.</param>
    /// <exception cref="ArgumentException">The length differs from <see cref="Count"/>.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        Set(source);
    }

    /// <summary>Copies the accumulated gradient out, row-major.</summary>
    /// <param name="destination">Receives it; exactly <see cref="Count"/> long.</param>
    /// <exception cref="ArgumentException">The length differs from <see cref="Count"/>.</exception>
    /// <exception cref="InvalidOperationException">The parameter has no gradient, or none was computed yet.</exception>
    public void CopyGradientTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        if (!HasGradient)
            throw new InvalidOperationException($"{Name} has no gradient: the optimizer does not change it.");
        if (!_core.IsPreparedForTraining)
            throw new InvalidOperationException($"{Name} has no gradient yet: call ComputeGradients first.");
        Info.Layout.Gather(PartOf(_core.GradientSpan), destination);
    }

    /// <summary>Its name, shape and use: <c>Dense1.Kernel [30, 128] trainable</c>.</summary>
    public override string ToString()
    {
        var use = Role == ParameterRole.Trainable && !Trainable ? "frozen" : UseOf(Role);
        return $"{Name} {ShapeText.Of(Info.Shape)} {use}";
    }

    /// <summary>Sets all elements of an array that is known to fit.</summary>
    internal void Set(ReadOnlySpan<float> elements)
    {
        Write(elements);
        MarkWritten();
    }

    /// <summary>Stores all elements, every copy of them, without the marks that a user's write leaves.</summary>
    internal void Write(ReadOnlySpan<float> elements) => Info.Layout.Scatter(elements, PartOf(_core.ValueSpan));

    /// <summary>This parameter's part of values, gradients or an optimizer slot.</summary>
    internal Span<float> PartOf(Span<float> storage) => storage.Slice(Info.Offset, Info.Layout.StorageLength);

    /// <summary>Freezes a statistic, or lets it move again.</summary>
    internal void Hold(bool holds)
    {
        if (holds == _held is not null)
            return;
        _held = holds ? new float[Info.Layout.StorageLength] : null;
        _core.HeldStatistics = holds ? [.. _core.HeldStatistics, this] : [.. _core.HeldStatistics.Where(parameter => parameter != this)];
    }

    /// <summary>Remembers the values of a frozen statistic before a step that moves them.</summary>
    internal void SaveHeld() => PartOf(_core.ValueSpan).CopyTo(_held);

    /// <summary>Gives a frozen statistic its values back.</summary>
    internal void RestoreHeld() => _held.CopyTo(PartOf(_core.ValueSpan));

    private void MarkWritten()
    {
        IsSet = true;
        _core.DerivedCopiesAreStale = true;
    }

    private static string UseOf(ParameterRole role) => role switch
    {
        ParameterRole.Trainable => "trainable",
        ParameterRole.Statistic => "statistic",
        ParameterRole.Constant => "constant",
        _ => "state",
    };

    private static double RequireScale(double scale) => scale >= 0 && double.IsFinite(scale)
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "A scale is finite and at least 0.");

    private int PlaceOf(int element)
    {
        if ((uint)element >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(element), element, $"{Name} {ShapeText.Of(Info.Shape)} has elements 0 to {ShapeText.Of(Count - 1)}.");
        }
        return Info.Offset + Info.Layout.IndexOf(element);
    }

    private void CheckLength(int length, string argument)
    {
        if (length != Count)
        {
            throw new ArgumentException(
                $"{Name} {ShapeText.Of(Info.Shape)} has {ShapeText.Of(Count)} elements, but the span has {ShapeText.Of(length)}.", argument);
        }
    }
}
