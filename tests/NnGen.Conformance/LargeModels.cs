namespace NnGen.Conformance;

// Nothing is known about their results; their methods must be short enough for the compilers.

[Model, Input(784)]
[Dense(512, Activation.ReLU)]
[Dense(512, Activation.GELU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class Digits;

[Model, Input(101)]
[Normalization]
[Dense(67, Activation.SiLU)]
[Dropout(0.3)]
[Dense(131, Activation.Tanh)]
[Dense(7, Activation.Sigmoid)]
[BinaryCrossEntropy, SGD(Momentum = 0.9, Nesterov = true)]
internal sealed partial class OddWidths;

[Model, Input(32)]
[Dense(32, Activation.ReLU)]
[Dense(16, Activation.GELU)]
[Dense(1)]
[MeanSquaredError, AdamW]
internal sealed partial class AsLongAsStraightLinesGo;
