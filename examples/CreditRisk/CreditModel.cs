namespace CreditRisk;

/// <summary>The probability that a loan goes bad.</summary>
[Model, Input(32)]
[Normalization]
[Dense(64, Activation.ReLU, L2 = 1e-3)]
[Dropout(0.4)]
[Dense(32, Activation.ReLU, L2 = 1e-3)]
[Dropout(0.4)]
[Dense(1, Activation.Sigmoid)]
[BinaryCrossEntropy, Adam]
public sealed partial class CreditModel;

/// <summary>Logistic regression, to compare with: a network without hidden layers.</summary>
[Model, Input(32)]
[Normalization]
[Dense(1, Activation.Sigmoid)]
[BinaryCrossEntropy, Adam(LearningRate = 0.01)]
public sealed partial class LogisticRegression;
