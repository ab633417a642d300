namespace NnGen;

/// <summary>
/// A number about predictions, gathered batch by batch and exact over all of them. Derive from it for one of your own: keep sums
/// in <see cref="Update"/>, divide in <see cref="Value"/>.
/// </summary>
/// <remarks>
/// A metric that is given to <see cref="FitOptions.Metrics"/> or <c>Evaluate</c> is a pattern: training, validation and each
/// evaluation gather with a copy of their own (<see cref="CreateEmpty"/>), and the given object stays as it was. Used by hand it
/// gathers itself: <c>auc.Update(new(scores, labels)); auc.Value</c>.
/// <para>
/// A prediction that is not a number is a wrong decision for <see cref="Accuracy"/>, <see cref="BinaryAccuracy"/> and
/// <see cref="TopKAccuracy"/>; the value of every other metric is then NaN. A value that nothing defines (no samples, no class of
/// that kind) is what scikit-learn says by default; each metric's documentation names it.
/// </para>
/// </remarks>
public abstract class Metric
{
    private string? _name;
    private string? _output;
    private bool _weighted;
    private bool _onTraining;

    /// <summary>Makes an empty metric.</summary>
    protected Metric() => _onTraining = true;

    /// <summary>
    /// Its name in logs: <c>auc</c>, with <c>val_</c> before it over validation data, and as in Keras with the name of its <see cref="Output"/>
    /// before it: <c>kind_auc</c>, <c>val_kind_auc</c>. By default Keras's name.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => _name ?? DefaultName;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            _name = value;
        }
    }

    /// <summary>
    /// The output of a graph that it is about; needed when there are several. <c>new MeanAbsoluteError { Output = "Price" }</c> is called
    /// <c>price_mae</c>.
    /// </summary>
    public string? Output
    {
        get => _output;
        init => _output = value;
    }

    /// <summary>
    /// Whether sample weights count in <c>Fit</c> and <c>Evaluate</c>; default false, as in Keras's <c>metrics</c> (true is its
    /// <c>weighted_metrics</c>). Used by hand, a metric counts the weights that its batches carry.
    /// </summary>
    public bool Weighted
    {
        get => _weighted;
        init => _weighted = value;
    }

    /// <summary>
    /// Whether <c>Fit</c> gathers it over training batches too; default true, but false for metrics that keep every score
    /// (<see cref="RocAuc"/>, <see cref="PrAuc"/>). Validation and <c>Evaluate</c> always gather it.
    /// </summary>
    public bool OnTraining
    {
        get => _onTraining;
        init => _onTraining = value;
    }

    /// <summary>The value over all batches since <see cref="Reset"/>; NaN before the first.</summary>
    public abstract double Value { get; }

    /// <summary>The name when none was given.</summary>
    protected abstract string DefaultName { get; }

    /// <summary>
    /// Whether reading <see cref="Value"/> costs more than a few operations; then reports between two steps leave it out.
    /// </summary>
    protected internal virtual bool IsCostly => false;

    /// <summary>Whether the order of outputs is all that counts, so that logits need not become probabilities first.</summary>
    internal virtual bool TakesLogits => false;

    /// <summary>Starts anew.</summary>
    public abstract void Reset();

    /// <summary>Takes in one batch.</summary>
    /// <param name="batch">Predictions, probabilities where the model decides for classes, and what is right.</param>
    /// <exception cref="ArgumentException">The batch is not of the kind that the metric is about.</exception>
    public abstract void Update(scoped in MetricBatch batch);

    /// <summary>A metric of the same arguments that has seen nothing: <c>new MyMetric(_threshold)</c>.</summary>
    protected abstract Metric CreateEmpty();

    /// <summary>An empty metric of the same arguments, name and properties.</summary>
    internal Metric Copy()
    {
        var copy = CreateEmpty();
        if (copy is null || ReferenceEquals(copy, this))
            throw new InvalidOperationException($"{GetType().Name}.CreateEmpty gives a new metric, but it gave {(copy is null ? "null" : "itself")}.");
        (copy._name, copy._output, copy._weighted, copy._onTraining) = (_name, _output, _weighted, _onTraining);
        return copy;
    }
}
