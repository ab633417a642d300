namespace NnGen;

/// <summary>What a trial tries: a model, and how it is fitted.</summary>
/// <param name="CreateModel">Makes a fresh model with a seed: <c>seed => new TumourClassifier(seed)</c>.</param>
/// <param name="Fit">
/// How it is fitted. Its epochs are the whole budget of a trial; its <see cref="FitOptions.Metrics"/> are reported; validation data are refused.
/// </param>
public sealed record TuningCandidate(Func<int, ITrainable> CreateModel, FitOptions Fit);
