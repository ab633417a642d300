namespace NnGen.Conformance;

// Each class has the name and the attributes of a case of the reference values; together they have every optimizer, every kind of op and most activations.

[Model, Input(5)]
[Dense(7, Activation.GELU)]
[Dense(6, Activation.GELU)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationGELU;

[Model, Input(5)]
[Dense(7, Activation.Softmax)]
[Dense(6, Activation.Softmax)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationSoftmax;

[Model, Input(5)]
[Dense(7)]
[LeakyReLU(0.1)]
[Dense(6)]
[LeakyReLU(0.1)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationLeakyReLUSlope01;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(4, Activation.Tanh, Trainable = false)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class LayerDenseFrozenInTheMiddle;

[Model, Input(4)]
[Dense(6, Activation.Tanh, L1 = 0.02, L2 = 0.03)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class LayerDenseL1AndL2;

[Model, Input(20)]
[Dense(1)]
[MeanSquaredError, SGD(LearningRate = 0.02)]
internal sealed partial class LayerDenseTwentyToOne;

[Model, Input(33)]
[Dense(48, Activation.ReLU)]
[Dense(17, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class LayerDenseWide;

[Model, Input(3, 4)]
[Normalization(Mean = new double[] { 0.5, -1.25, 3.0, 0.25 }, Variance = new double[] { 4.0, 0.3, 2.5, 1.5 })]
[Flatten]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class LayerNormalizationThenFlatten;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(3)]
[MeanAbsoluteError, SGD(LearningRate = 0.2)]
internal sealed partial class LossMeanAbsoluteError;

[Model, Input(5)]
[Dense(7, Activation.Softplus)]
[Dense(6, Activation.Softplus)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationSoftplus;

[Model, Input(5)]
[Dense(7)]
[ELU(0.7)]
[Dense(6)]
[ELU(0.7)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationELUAlpha07;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(5)]
[CrossEntropy, SGD(LearningRate = 0.2)]
internal sealed partial class LossCrossEntropyLogits;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[CrossEntropy(OneHot = true), SGD(LearningRate = 0.2)]
internal sealed partial class LossCrossEntropyOneHotWeighted;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Adam(GlobalClipNorm = 0.5)]
internal sealed partial class OptimizerAdamGlobalClipNorm;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, AdamW]
internal sealed partial class OptimizerAdamW;

[Model, Input(5)]
[Dense(9, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.05, Momentum = 0.9, Nesterov = true)]
internal sealed partial class OptimizerSGDNesterov;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Sigmoid)]
[BinaryCrossEntropy, SGD(LearningRate = 0.2)]
internal sealed partial class LossBinaryCrossEntropyWidth3Weighted;

[Model, Input(5)]
[Dense(7, Activation.SiLU)]
[Dense(6, Activation.SiLU)]
[Dense(3)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class ActivationSiLU;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(3)]
[LogCosh, SGD(LearningRate = 0.1)]
internal sealed partial class LossLogCosh;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(5)]
[CategoricalHinge, SGD(LearningRate = 0.1)]
internal sealed partial class LossCategoricalHinge;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Tanh)]
[Triplet(Mining = TripletMining.Hard), SGD(LearningRate = 0.05)]
internal sealed partial class LossTripletHardWeighted;

[Model, Input(4)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Tanh)]
[Contrastive, SGD(LearningRate = 0.05)]
internal sealed partial class LossContrastiveWeighted;
