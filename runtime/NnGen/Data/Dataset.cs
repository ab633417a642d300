namespace NnGen;

/// <summary>
/// A fixed number of samples as typed named columns: inputs, a target, and optional sample weights. Immutable, so that parts of
/// it (<see cref="Take"/>, <see cref="Skip"/>) share its memory; selections in another order are copies.
/// </summary>
/// <remarks>
/// Targets are numbers <c>[N, width]</c> or class indices <c>[N]</c>. Training converts where the meaning is plain: whole numbers
/// count as class indices where the loss takes those; class indices count as the numbers they are where the loss takes one
/// number a sample, unless they stand for three or more named classes.
/// </remarks>
public sealed partial class Dataset
{
    private readonly Column[] _inputs;

    /// <summary>Makes a dataset of columns.</summary>
    /// <param name="inputs">The columns that a model reads; at least one.</param>
    /// <param name="target">
    /// What it shall predict: numbers (<see cref="Column{T}"/> of <see cref="float"/>) or class indices (of <see cref="int"/>,
    /// one a sample).
    /// </param>
    /// <param name="sampleWeights">One number a sample, or null for 1 each.</param>
    /// <exception cref="ArgumentException">
    /// There is no input, columns differ in their number of samples, or the target or weights have another type or shape.
    /// </exception>
    public Dataset(IReadOnlyList<Column> inputs, Column target, Column<float>? sampleWeights = null)
        : this(inputs, [target ?? throw new ArgumentNullException(nameof(target))], sampleWeights, nameof(target))
    {
    }

    /// <summary>Makes a dataset with several targets, for a model of several outputs, which finds them by their names.</summary>
    /// <param name="inputs">The columns that a model reads; at least one.</param>
    /// <param name="targets">
    /// What it shall predict, a column for each output: numbers (<see cref="Column{T}"/> of <see cref="float"/>) or class indices (of
    /// <see cref="int"/>, one a sample).
    /// </param>
    /// <param name="sampleWeights">One number a sample, or null for 1 each.</param>
    /// <exception cref="ArgumentException">
    /// There is no input or no target, columns differ in their number of samples, or a target or the weights have another type or shape.
    /// </exception>
    public Dataset(IReadOnlyList<Column> inputs, IReadOnlyList<Column> targets, Column<float>? sampleWeights = null)
        : this(inputs, targets, sampleWeights, nameof(targets))
    {
    }

    private Dataset(IReadOnlyList<Column> inputs, IReadOnlyList<Column> targets, Column<float>? sampleWeights, string targetArgument)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count == 0)
            throw new ArgumentException("A dataset has at least one target column.", nameof(targets));
        if (inputs.Count == 0)
            throw new ArgumentException("A dataset has at least one input column.", nameof(inputs));
        _inputs = [.. inputs];
        Inputs = Array.AsReadOnly(_inputs);
        Targets = Array.AsReadOnly([.. targets]);
        SampleWeights = sampleWeights;
        Count = inputs[0].Count;
        foreach (var input in inputs)
            RequireCount(input, nameof(inputs));
        foreach (var target in targets)
            RequireTarget(target, targetArgument);
        if (sampleWeights is null)
            return;
        RequireCount(sampleWeights, nameof(sampleWeights));
        if (sampleWeights.Width != 1)
        {
            throw new ArgumentException(
                $"Sample weights are one number a sample, but {sampleWeights.Width} came.", nameof(sampleWeights));
        }
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The columns that a model reads.</summary>
    public IReadOnlyList<Column> Inputs { get; }

    /// <summary>What the model shall predict; of several targets, the first.</summary>
    public Column Target => Targets[0];

    /// <summary>What the model shall predict, a column for each output.</summary>
    public IReadOnlyList<Column> Targets { get; }

    /// <summary>A weight per sample, or null for 1 each.</summary>
    public Column<float>? SampleWeights { get; }

    /// <summary>The number of input elements of one sample, over all input columns.</summary>
    public int InputWidth => _inputs.Sum(input => input.Width);

    /// <summary>The number of targets of one sample; 1 for class indices.</summary>
    public int TargetWidth => Target.Width;

    /// <summary>Whether targets are class indices rather than numbers.</summary>
    public bool HasLabels => Target is Column<int>;

    /// <summary>A name per input element, given or made of the column's name and a number.</summary>
    public IReadOnlyList<string> FeatureNames => [.. _inputs.SelectMany(NamesOf)];

    /// <summary>A name per target, given or made of the column's name and a number.</summary>
    public IReadOnlyList<string> TargetNames => [.. NamesOf(Target)];

    /// <summary>The names of the classes in the order of their indices, or null when they have none.</summary>
    public IReadOnlyList<string>? ClassNames => Target.ClassNames;

    /// <summary>The input elements of one sample.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">There are several input columns, or they are not of numbers.</exception>
    public ReadOnlySpan<float> InputsOf(int sample) =>
        _inputs is [Column<float> only]
            ? only[sample]
            : throw new InvalidOperationException("The inputs are not one column of numbers; read the columns in Inputs.");

    /// <summary>The targets of one sample as numbers.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The targets are class indices.</exception>
    public ReadOnlySpan<float> TargetsOf(int sample) =>
        Target is Column<float> numbers
            ? numbers[sample]
            : throw new InvalidOperationException("The targets are class indices; read them with LabelOf.");

    /// <summary>The class index of one sample.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers.</exception>
    public int LabelOf(int sample) =>
        Target is Column<int> labels
            ? labels[sample][0]
            : throw new InvalidOperationException("The targets are numbers; read them with TargetsOf.");

    /// <summary>The number of samples, of features, and what the targets are.</summary>
    public override string ToString()
    {
        var target = !HasLabels ? $"{TargetWidth} targets" : ClassNames is { } names ? $"{names.Count} classes" : "class indices";
        return $"{Count} samples, {InputWidth} features, {target}";
    }

    private static IEnumerable<string> NamesOf(Column column)
    {
        if (column.ComponentNames is { } names)
            return names;
        return column.Width == 1 ? [column.Name] : Enumerable.Range(0, column.Width).Select(i => $"{column.Name}{i}");
    }

    private void RequireCount(Column column, string argument)
    {
        ArgumentNullException.ThrowIfNull(column, argument);
        if (column.Count != Count)
        {
            throw new ArgumentException(
                $"Column '{column.Name}' has {column.Count} samples, but column '{_inputs[0].Name}' has {Count}.", argument);
        }
    }

    private void RequireTarget(Column target, string argument)
    {
        RequireCount(target, argument);
        switch (target)
        {
            case Column<float>:
                return;
            case Column<int> { Width: 1 }:
                return;
            case Column<int>:
                throw new ArgumentException($"Class indices are one a sample, but {target.Width} came.", argument);
            default:
                throw new ArgumentException($"A target is of float or int, but {target.ElementType.Name} came.", argument);
        }
    }
}
