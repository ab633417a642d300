namespace Tabular;

/// <summary>Tells malignant from benign tumours by 30 measurements of their cells.</summary>
[Model, Input(30)]
[Normalization]
[Dense(128, Activation.ReLU)]
[Dropout(0.2)]
[Dense(64, Activation.ReLU, L2 = 1e-4)]
[Dense(1, Activation.Sigmoid)]
[BinaryCrossEntropy, Adam]
public sealed partial class TumourClassifier;
