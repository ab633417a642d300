namespace NnGen.Conformance;

// Cases of the reference values around tokens, categories and bins.

[Model, Input(5, ElementType = ElementType.Int32)]
[Embedding(7, 3)]
[Flatten]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class TokensEmbedding;

[Model, Input(1, ElementType = ElementType.Int32)]
[Embedding(6, 17)]
[Flatten]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class TokensEmbeddingOfOne;

[Model, Input(4, ElementType = ElementType.Int32)]
[Embedding(9, 16)]
[Flatten]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, Adam]
internal sealed partial class TokensEmbeddingVectors;

[Model, Input(3, ElementType = ElementType.Int32)]
[Embedding(5, 4, L2 = 0.03)]
[Flatten]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class TokensEmbeddingL2;

[Model, Input(4, ElementType = ElementType.Int32)]
[CategoryEncoding(7)]
[Flatten]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class TokensCategoryEncodingMultiHot;

[Model, Input(4, ElementType = ElementType.Int32)]
[CategoryEncoding(7, EncodingMode.OneHot)]
[Flatten]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class TokensCategoryEncodingOneHot;

[Model, Input(4, ElementType = ElementType.Int32)]
[CategoryEncoding(7, EncodingMode.Count)]
[Flatten]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class TokensCategoryEncodingCount;

[Model, Input(5)]
[Discretization(BinBoundaries = new double[] { -0.5, 0.0, 0.75 })]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class DiscretizationOfFive;

[Model, Input(1)]
[Discretization(BinBoundaries = new double[] { -1.0, -0.25, 0.25, 1.0 })]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class DiscretizationOfOne;

[Model, Input(17)]
[Discretization(BinBoundaries = new double[] { 0.0 })]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class DiscretizationIntoTwo;

[Model, Input(3)]
[Discretization(BinBoundaries = new double[] { -1.25, -1.125, -1.0, -0.875, -0.75, -0.625, -0.5, -0.375, -0.25, -0.125, 0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25 })]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.1)]
internal sealed partial class DiscretizationIntoMany;
