namespace FashionMnist;

/// <summary>Tells ten kinds of clothes by an image of 28 by 28 grey pixels from 0 to 1.</summary>
[Model, Input(28 * 28)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10)]
[CrossEntropy, Adam]
public sealed partial class ClothesClassifier;
