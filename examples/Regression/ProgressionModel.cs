namespace Regression;

/// <summary>How far diabetes has progressed after a year, in hundreds, from ten numbers of a patient.</summary>
/// <remarks>442 patients are few: a small network, weights held small, and a loss that is the error we report.</remarks>
[Model, Input(10)]
[Normalization]
[Dense(32, Activation.GELU, L2 = 3e-3)]
[Dropout(0.2)]
[Dense(1, L2 = 3e-3)]
[MeanAbsoluteError, Adam(LearningRate = 0.002)]
public sealed partial class ProgressionModel;
