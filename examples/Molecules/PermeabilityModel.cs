namespace Molecules;

/// <summary>How well a molecule enters the brain, log(concentration in brain / in blood), from 134 descriptors.</summary>
/// <remarks>Descriptors are nearly as many as molecules: most of what a network could learn is chance, and dropout and L2 keep it from that.</remarks>
[Model, Input(134)]
[Normalization]
[Dropout(0.3)]
[Dense(32, Activation.Tanh, L2 = 0.01)]
[Dropout(0.3)]
[Dense(1, L2 = 0.01)]
[Huber(0.5), Adam]
public sealed partial class PermeabilityModel;

/// <summary>Ridge regression, to compare with: linear, with small weights.</summary>
[Model, Input(134)]
[Normalization]
[Dense(1, L2 = 0.5)]
[MeanSquaredError, Adam(LearningRate = 0.003)]
public sealed partial class RidgeRegression;
