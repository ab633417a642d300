namespace NnGen.Conformance;

// Each class has the name and the attributes of a case of the reference values, as in ReferenceModels.cs: activations of later papers.

[Model, Input(5)]
[Dense(7, Activation.HardSwish)]
[Dense(6, Activation.Tanh)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationHardSwish;

[Model, Input(5)]
[Dense(7, Activation.Tanh)]
[Dense(4, Activation.LogSoftmax)]
[CrossEntropy, SGD(LearningRate = 0.2)]
internal sealed partial class ActivationLogSoftmaxCrossEntropy;

[Model, Input(5)]
[Dense(7, Activation.Mish)]
[Dense(6, Activation.Mish)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationMish;

[Model, Input(5)]
[Dense(7)]
[PReLU]
[Dense(6)]
[PReLU]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationPReLU;

[Model, Input(5)]
[Dense(7, Activation.ReLU6)]
[Dense(6, Activation.Tanh)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationReLU6;

[Model, Input(5)]
[Dense(7, Activation.SELU)]
[Dense(6, Activation.SELU)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationSELU;

[Model, Input(5)]
[Dense(7, Activation.Softsign)]
[Dense(6, Activation.Softsign)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationSoftsign;

[Model, Input(5)]
[Dense(7)]
[Swish(1.702)]
[Dense(6)]
[Swish(1.702)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationSwishBeta;

[Model, Input(5)]
[Dense(7)]
[ThresholdedReLU(0.25)]
[Dense(6)]
[ThresholdedReLU(0.25)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationThresholdedReLUTheta;
