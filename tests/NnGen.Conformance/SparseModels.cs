namespace NnGen.Conformance;

// Pairs that differ only in what they say of their input: chunks of columns of every kind, and rows that end within a vector and a word of bits.

[Model, Input(150, Sparse = true)]
[Dense(200, Activation.ReLU)]
[Dense(3)]
[MeanSquaredError, SGD]
internal sealed partial class SparseWide;

[Model, Input(150)]
[Dense(200, Activation.ReLU)]
[Dense(3)]
[MeanSquaredError, SGD]
internal sealed partial class DenseWide;

[Model, Input(7, 11, Sparse = true)]
[Flatten]
[Dense(64, Activation.Tanh)]
[Dense(16)]
[MeanSquaredError, SGD]
internal sealed partial class SparseTable;

[Model, Input(7, 11)]
[Flatten]
[Dense(64, Activation.Tanh)]
[Dense(16)]
[MeanSquaredError, SGD]
internal sealed partial class DenseTable;

[Model, Input(130, Sparse = true)]
[Normalization]
[Dense(30)]
[MeanSquaredError, SGD]
internal sealed partial class SparseNormalized;

[Model, Input(130)]
[Normalization]
[Dense(30)]
[MeanSquaredError, SGD]
internal sealed partial class DenseNormalized;
