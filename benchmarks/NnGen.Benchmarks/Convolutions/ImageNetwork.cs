namespace NnGen.Benchmarks.Convolutions;

// The learning rate is small because the same batch comes thousands of times, see AdamStep.

[Model, Input(28, 28, 1)]
[Conv2D(32, 3, Activation.ReLU)]
[MaxPool2D]
[Conv2D(64, 3, Activation.ReLU)]
[MaxPool2D]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam(LearningRate = 1e-5)]
internal sealed partial class ImageNetwork;
