namespace NnGen.Conformance;

// Random numbers while training have no reference values: these models are only run. MergingConformanceTests judges such layers by the interpreter.

[Model, Input(5)]
[GaussianNoise(0.3)]
[Dense(33, Activation.Tanh)]
[GaussianDropout(0.4)]
[Dense(17)]
[Dropout(0.3)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class Noisy;

[Model, Input(3, 7)]
[GaussianNoise(0.1)]
[Tanh]
[GaussianDropout(0.1)]
[Flatten]
[Dense(1)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NoisyRows;
