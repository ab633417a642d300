namespace NnGen;

/// <summary>How <see cref="CrossValidation"/> parts the samples and trains.</summary>
public sealed class CrossValidationOptions
{
    /// <summary>The number of folds k; at least 2, default 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How many times all folds are made anew, each time in another order; default 1. Needs <see cref="Shuffle"/>.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>
    /// Whether each fold has the same share of every class; null (default) for yes where targets are classes. Not together with
    /// <see cref="Groups"/>.
    /// </summary>
    public bool? Stratified { get; init; }

    /// <summary>Whether samples are drawn at random; default true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The group of each sample: samples of one group are never in both parts. Null (default) for none.</summary>
    public IReadOnlyList<int>? Groups { get; init; }

    /// <summary>Decides the folds; run i trains a model with the seed <see cref="Seed"/> + i.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How each model is fitted; its <see cref="FitOptions.Metrics"/> are those of the result. A validation split is taken from the
    /// training part; validation data are refused.
    /// </summary>
    public FitOptions Fit { get; init; } = new();

    /// <summary>
    /// Makes the options of one fold from its training part, in place of <see cref="Fit"/>; for what must not see the held-out samples:
    /// <c>training => new FitOptions { ClassWeights = ClassWeights.Balanced(training) }</c>.
    /// </summary>
    public Func<Dataset, FitOptions>? FitFor { get; init; }

    /// <summary>Is told after each fold, or null.</summary>
    public IProgress<FoldResult>? Progress { get; init; }

    internal FitOptions OptionsFor(Dataset training)
    {
        var options = FitFor?.Invoke(training) ?? Fit;
        return options.ValidationData is null
            ? options
            : throw new ArgumentException("Cross validation holds out its own samples; FitOptions.ValidationData must be null.", nameof(Fit));
    }

    internal IReadOnlyList<Fold> FoldsOf(Dataset data, int repeat)
    {
        var seed = unchecked(Seed + repeat);
        if (Groups is { } groups)
            return data.GroupKFold([.. groups], Folds);
        return Stratified ?? data.HasClasses
            ? data.StratifiedKFold(Folds, seed, Shuffle)
            : data.KFold(Folds, seed, Shuffle);
    }

    /// <exception cref="ArgumentException">Options exclude each other, or one makes no sense; names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2, nameof(Folds));
        ArgumentOutOfRangeException.ThrowIfLessThan(Repeats, 1, nameof(Repeats));
        ArgumentNullException.ThrowIfNull(Fit);
        if (Groups is not null && Stratified == true)
            throw new ArgumentException("Folds are either stratified or by groups.", nameof(Stratified));
        if (Repeats > 1 && (!Shuffle || Groups is not null))
            throw new ArgumentException("Repeats would have the same folds each time: they need Shuffle, and no Groups.", nameof(Repeats));
    }
}
