namespace NnGen;

/// <summary>
/// 100 · |prediction − target| / max(|target|, 1e-7), in percent, mean over samples and outputs (Keras
/// <c>MeanAbsolutePercentageError</c>); its gradient at a prediction without error is 0. As many targets as the head has outputs; a
/// target of 0 makes a huge loss, so use this where targets are far from 0.
/// </summary>
public sealed class MeanAbsolutePercentageErrorAttribute : LossAttribute;
