namespace NnGen.Conformance;

// The name and the attributes of a case of the reference values.

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Adamax(LearningRate = 0.02, Beta1 = 0.8, Beta2 = 0.9, Epsilon = 0.001)]
internal sealed partial class OptimizerAdamaxArguments;
