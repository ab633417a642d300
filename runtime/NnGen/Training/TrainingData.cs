using System.Globalization;
using System.Numerics.Tensors;
using NnGen.Generated;

namespace NnGen;

/// <summary>A dataset that was checked against a model: what its loss takes, and nothing that is not finite.</summary>
internal sealed class TrainingData
{
    private TrainingData(IReadOnlyList<Column> columns, Column inputs, Column<float>? targets, Column<int>? labels, Column<float>? sampleWeights)
    {
        Columns = columns;
        Inputs = inputs;
        Targets = targets;
        Labels = labels;
        SampleWeights = sampleWeights;
    }

    /// <summary>The number of samples.</summary>
    public int Count => Inputs.Count;

    /// <summary>The inputs, a column each.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The inputs in one column: that of a model of one input, or several side by side as bytes.</summary>
    public Column Inputs { get; }

    /// <summary>The targets of a loss that takes numbers.</summary>
    public Column<float>? Targets { get; }

    /// <summary>The targets of a loss that takes class indices.</summary>
    public Column<int>? Labels { get; }

    /// <summary>The weights, if there are any.</summary>
    public Column<float>? SampleWeights { get; }

    /// <summary>Checks and converts.</summary>
    /// <param name="model">What the data are for.</param>
    /// <param name="data">The data.</param>
    /// <param name="argument">What the caller calls them.</param>
    /// <exception cref="ArgumentException">They do not fit; names what was expected, and the sample and column.</exception>
    public static TrainingData Create(ITrainable model, Dataset data, string argument)
    {
        var loss = LossOf(model);
        if (data.Count == 0)
            throw new ArgumentException("The dataset has no samples.", argument);
        var columns = model.Core.Info.Inputs.Length > 0 ? InputColumns.ForAll(model.Core.Info, data.Inputs, argument) : [OnlyColumn(model, data, argument)];
        var inputs = columns is [var only] ? only : InputColumns.Pack(columns);
        if (data.SampleWeights is { } weights)
            RequireFinite(weights, "weight", argument);
        if (model.Core.Info.Outputs is { Length: > 0 } outputs)
            return new TrainingData(columns, inputs, TargetColumns.Pack(model.Core.Info.Name, outputs, data, argument), null, data.SampleWeights);
        if (data.Targets is not [_])
            throw new ArgumentException($"{model.Core.Info.Name} has one output, but the dataset has {data.Targets.Count} target columns.", argument);
        return loss.ClassIndices
            ? new TrainingData(columns, inputs, null, LabelsFor(model.Core.Info.Name, loss.ClassCount(model.OutputSize), data.Target, argument), data.SampleWeights)
            : new TrainingData(columns, inputs, TargetsFor(loss, data.Target, argument), null, data.SampleWeights);
    }

    private static Column OnlyColumn(ITrainable model, Dataset data, string argument)
    {
        if (data.Inputs is not [var given])
            throw new ArgumentException($"{model.Core.Info.Name} takes one input column, but the dataset has {data.Inputs.Count}.", argument);
        return InputColumns.For(model.Core.Info, given, argument);
    }

    /// <summary>The same data, with the weight of each sample multiplied by that of its class.</summary>
    /// <exception cref="ArgumentException">The model has several outputs or does not decide for one class, or there is no such class.</exception>
    public TrainingData Weigh(ITrainable model, ClassWeights classWeights, IReadOnlyList<string>? classNames)
    {
        if (model.Core.Info.Outputs is { Length: > 0 } several)
        {
            throw new ArgumentException(
                $"Class weights are for models of one output, but {model.Core.Info.Name} has {OutputChoice.Names(several)}: give the dataset "
                + "sample weights instead, which count in the loss of every output.",
                nameof(FitOptions.ClassWeights));
        }

        var outputs = MetricOutputs.OfPredictions(LossOf(model), model.OutputSize);
        if (!outputs.DecideForOneClass)
        {
            throw new ArgumentException(
                $"{model.Core.Info.Name} does not decide for one class a sample, so classes have no weights.",
                nameof(FitOptions.ClassWeights));
        }

        var targets = new TrainingBatch { Targets = Slice(Targets, 0, Count), Labels = Slice(Labels, 0, Count) };
        var batch = outputs.Describe(new float[checked(Count * model.OutputSize)], targets);
        var ofClass = classWeights.Resolve(Math.Max(2, batch.Width), classNames);
        var weights = new float[Count];
        for (var sample = 0; sample < weights.Length; sample++)
            weights[sample] = ofClass[batch.ClassOf(sample)] * (SampleWeights is { } given ? given.Values[sample] : 1);
        return new TrainingData(Columns, Inputs, Targets, Labels, new Column<float>("SampleWeight", weights, [], 1));
    }

    /// <summary>The model's loss.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public static LossInfo LossOf(ITrainable model) =>
        model.Core.Info.Loss ?? throw new InvalidOperationException($"{model.Core.Info.Name} has no loss and cannot be trained.");

    /// <summary>A run of samples, without copying.</summary>
    public TrainingBatch Slice(int start, int count) => new()
    {
        InputBytes = Inputs.Bytes(start, count),
        Targets = Slice(Targets, start, count),
        Labels = Slice(Labels, start, count),
        SampleWeights = Slice(SampleWeights, start, count),
    };

    private static ReadOnlySpan<T> Slice<T>(Column<T>? column, int start, int count)
        where T : unmanaged =>
        column is null ? [] : column.Values.Slice(start * column.Width, count * column.Width);

    /// <summary>Class indices as they are, or whole numbers as class indices.</summary>
    internal static Column<int> LabelsFor(string model, int classes, Column target, string argument)
    {
        if (target.ClassNames is { } names && names.Count > classes)
        {
            throw new ArgumentException(
                $"{model} tells {classes} classes apart, but column '{target.Name}' has {names.Count}: "
                + $"{string.Join(", ", names)}.", argument);
        }

        var labels = target as Column<int> ?? WholeLabels((Column<float>)target, argument);
        var values = labels.Values;
        for (var sample = 0; sample < values.Length; sample++)
        {
            if ((uint)values[sample] >= (uint)classes)
            {
                throw new ArgumentException(
                    $"Sample {sample}, column '{target.Name}': class {values[sample]} is not one of {BatchChecks.ClassesText(classes)}.", argument);
            }
        }

        return labels;
    }

    private static Column<int> WholeLabels(Column<float> numbers, string argument)
    {
        if (numbers.Width != 1)
        {
            throw new ArgumentException(
                $"The loss takes one class index a sample, but column '{numbers.Name}' has {numbers.Width} numbers.", argument);
        }

        var failed = WholeNumbers.TryConvert(numbers.Values, out var whole);
        if (failed >= 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Sample {failed}, column {numbers.Describe(0)}: the loss takes class indices, and {numbers.Values[failed]} is none."),
                argument);
        }

        return new Column<int>(numbers.Name, whole, [], 1, classNames: numbers.ClassNames);
    }

    /// <summary>Numbers as they are, or class indices as the numbers they are where that has a meaning.</summary>
    internal static Column<float> TargetsFor(LossInfo loss, Column target, string argument)
    {
        if (target.Width != loss.TargetWidth)
        {
            throw new ArgumentException(
                $"{loss.Name} takes {loss.TargetWidth} targets a sample, but column '{target.Name}' has {target.Width}.", argument);
        }

        var numbers = target as Column<float> ?? NumbersOf(loss, (Column<int>)target, argument);
        RequireFinite(numbers, "target", argument);
        RequireRange(loss, numbers, argument);
        return numbers;
    }

    private static Column<float> NumbersOf(LossInfo loss, Column<int> labels, string argument)
    {
        // "cat, dog" as 0 and 1 is what a yes/no loss means; of three names no order or distance is meant.
        if (labels.ClassNames is { Count: > 2 } names)
        {
            throw new ArgumentException(
                $"{loss.Name} takes numbers, but column '{labels.Name}' holds {names.Count} named classes.", argument);
        }

        var numbers = new float[labels.Count];
        for (var sample = 0; sample < numbers.Length; sample++)
            numbers[sample] = labels.Values[sample];
        return new Column<float>(labels.Name, numbers, [1], 1);
    }

    private static void RequireRange(LossInfo loss, Column<float> targets, string argument)
    {
        var (fits, range) = loss.TargetRange switch
        {
            TargetRange.Probabilities => ((Func<float, bool>)(t => t is >= 0 and <= 1), "from 0 to 1"),
            TargetRange.Signs => (t => t is -1 or 0 or 1, "-1 or 1, or 0 or 1"),
            TargetRange.NonNegative => (t => t >= 0, "of at least 0"),
            _ => (_ => true, ""),
        };
        var values = targets.Values;
        for (var i = 0; i < values.Length; i++)
        {
            if (!fits(values[i]))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{Place(targets, i)}: {loss.Name} takes targets {range}, but {values[i]} came."), argument);
            }
        }
    }

    internal static void RequireFinite(Column<float> column, string what, string argument, bool allowMissing = false)
    {
        var values = column.Values;
        if (TensorPrimitives.IsFiniteAll(values))
            return;
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]) && !(allowMissing && float.IsNaN(values[i])))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{Place(column, i)}: the {what} is {values[i]}."), argument);
            }
        }
    }

    internal static string Place(Column column, int element)
    {
        var (sample, component) = Math.DivRem(element, column.Width);
        return string.Create(CultureInfo.InvariantCulture, $"Sample {sample}, column {column.Describe(component)}");
    }
}
