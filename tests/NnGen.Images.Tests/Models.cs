namespace NnGen.Images.Tests;

[Model, Input(8, 8, 1, ElementType = ElementType.UInt8)]
[Rescaling(1.0 / 255)]
[Conv2D(4, 3, Activation.ReLU)]
[Flatten]
[Dense(2, Activation.Softmax)]
[CrossEntropy, Adam(LearningRate = 0.01)]
internal sealed partial class StripeClassifier;
