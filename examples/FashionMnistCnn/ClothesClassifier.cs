namespace FashionMnist;

/// <summary>Which of ten clothes an image shows, by two convolutions; pixels are bytes as they come from the files.</summary>
[Model, Input(28, 28, 1, ElementType = ElementType.UInt8)]
[Rescaling(1.0 / 255)]
[Conv2D(32, 3, Activation.ReLU)]
[MaxPool2D]
[Conv2D(64, 3, Activation.ReLU)]
[MaxPool2D]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class ClothesClassifier;
