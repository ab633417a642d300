namespace NnGen.Conformance;

// Cases of the reference values around layers that move, repeat and rescale elements.

[Model, Input(3, 5)]
[Permute(2, 1)]
[PReLU]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.05)]
internal sealed partial class LayerPermute;

[Model, Input(5)]
[Dense(24, Activation.Tanh)]
[Reshape(2, 3, 4)]
[Permute(3, 1, 2)]
[PReLU]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.05)]
internal sealed partial class LayerPermuteOfDense;

[Model, Input(5)]
[Dense(4, Activation.Tanh)]
[RepeatVector(3)]
[PReLU]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.05)]
internal sealed partial class LayerRepeatVector;

[Model, Input(5)]
[Rescaling(0.25, -0.5)]
[Dense(6, Activation.Tanh)]
[Rescaling(2.0)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class LayerRescaling;

[Model, Input(12)]
[Dense(12, Activation.Tanh)]
[Reshape(3, -1)]
[PReLU]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.05)]
internal sealed partial class LayerReshape;

[Model, Input(19, 33)]
[Permute(2, 1)]
[LogSoftmax]
[Reshape(3, 11, 19)]
[Permute(3, 1, 2)]
[Flatten]
[Dense(5)]
[RepeatVector(7)]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class LargeShaping;
