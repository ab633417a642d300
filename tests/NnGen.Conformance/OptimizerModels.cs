namespace NnGen.Conformance;

// Each class has the name and the attributes of a case of the reference values.

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, RMSprop(LearningRate = 0.01, Momentum = 0.9, Centered = true)]
internal sealed partial class OptimizerRMSpropCentered;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Adagrad(LearningRate = 0.1, InitialAccumulatorValue = 0.0, Epsilon = 0.001)]
internal sealed partial class OptimizerAdagradArguments;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Adadelta(LearningRate = 1.0, Rho = 0.9, Epsilon = 0.001)]
internal sealed partial class OptimizerAdadeltaArguments;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Nadam]
internal sealed partial class OptimizerNadam;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Lion]
internal sealed partial class OptimizerLion;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Lamb(WeightDecay = 0.05, LearningRate = 0.02, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 0.001)]
internal sealed partial class OptimizerLambArguments;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, RMSprop(WeightDecay = 0.1, GlobalClipNorm = 0.6, ClipNorm = 0.3, ClipValue = 0.05, UseEma = true, EmaMomentum = 0.7, EmaOverwriteFrequency = 2, LearningRate = 0.01, Momentum = 0.9)]
internal sealed partial class OptimizerAllOptions;
