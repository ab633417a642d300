namespace NnGen;

/// <summary>What one fold of a cross validation came to.</summary>
/// <param name="Repeat">Which repeat, from 0.</param>
/// <param name="Fold">Which fold of it, from 0.</param>
/// <param name="Seed">The seed of its model.</param>
/// <param name="History">How the training went.</param>
/// <param name="Evaluation">Loss and metrics over the held-out samples.</param>
public sealed record FoldResult(int Repeat, int Fold, int Seed, History History, EvaluationResult Evaluation);
