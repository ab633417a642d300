namespace Digits;

/// <summary>Which digit an image of 8 by 8 pixels shows; ink goes from 0 to 16.</summary>
[Model, Input(8, 8, 1)]
[Rescaling(1.0 / 16)]
[Conv2D(32, 3, Activation.ReLU, Padding = Padding.Same)]
[Conv2D(64, 3, Activation.ReLU)]
[MaxPool2D]
[Dropout(0.25)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dropout(0.5)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class DigitClassifier;
