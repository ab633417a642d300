namespace FashionMnist;

/// <summary>Tells ten kinds of clothes by an image of 28 by 28 grey pixels, bytes as they come from the files.</summary>
[Model, Input(28, 28, 1, ElementType = ElementType.UInt8)]
[Rescaling(1.0 / 255)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam]
public sealed partial class ClothesClassifier;
