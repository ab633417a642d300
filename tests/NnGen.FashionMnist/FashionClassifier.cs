namespace NnGen.FashionMnist;

/// <summary>784-128-64-10: the network of the benchmarks.</summary>
[Model, Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10)]
[CrossEntropy, Adam]
public sealed partial class FashionClassifier;
