namespace NnGen.Conformance;

// Cases of the reference values around rows, normalisation and statistics that training moves.

[Model, Input(5)]
[Dense(17, UseBias = false)]
[BatchNormalization]
[SiLU]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormBatchAfterDense17;

[Model, Input(4, 3)]
[BatchNormalization(Momentum = 0.9)]
[SiLU]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormBatchOfRows;

[Model, Input(5)]
[Dense(7)]
[BatchNormalization(Trainable = false)]
[SiLU]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormBatchFrozen;

[Model, Input(5)]
[Dense(33)]
[LayerNormalization]
[SiLU]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormLayerAfterDense33;

[Model, Input(4, 3)]
[LayerNormalization]
[SiLU]
[LayerNormalization(Center = false)]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormLayerOfRows;

[Model, Input(3, 17)]
[RMSNormalization(Epsilon = 0.01)]
[SiLU]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormRMSOfRows;

[Model, Input(4, 5)]
[UnitNormalization]
[Flatten]
[Dense(2)]
[CrossEntropy, SGD(LearningRate = 0.1)]
internal sealed partial class NormUnitOfRows;

[Model, Input(4, 5)]
[Softmax]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormSoftmaxOfRows;

[Model, Input(6)]
[Dense(16, UseBias = false)]
[BatchNormalization]
[Tanh]
[BatchNormalization]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class NormBatchTwice;

[Model, Input(4, 5)]
[LogSoftmax]
[Flatten]
[Dense(2)]
[MeanSquaredError, SGD]
internal sealed partial class NormLogSoftmaxOfRows;
