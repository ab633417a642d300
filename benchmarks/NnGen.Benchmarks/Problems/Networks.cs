namespace NnGen.Benchmarks.Problems;

// The learning rate is small because the same batch comes thousands of times, see AdamStep.

[Model, Input(5)]
[Dense(128, Activation.ReLU)]
[Dense(1)]
[MeanSquaredError, Adam(LearningRate = 1e-5)]
internal sealed partial class Network5x128x1;

[Model, Input(30)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(1)]
[MeanSquaredError, Adam(LearningRate = 1e-5)]
internal sealed partial class Network30x128x64x1;

[Model, Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam(LearningRate = 1e-5)]
internal sealed partial class Network784x128x64x10;

[Model, Input(784)]
[Dense(512, Activation.ReLU)]
[Dense(512, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam(LearningRate = 1e-5)]
internal sealed partial class Network784x512x512x10;

[Model, Input(1024)]
[Dense(1024, Activation.ReLU)]
[Dense(1024, Activation.ReLU)]
[Dense(1024)]
[MeanSquaredError, Adam(LearningRate = 1e-5)]
internal sealed partial class Network1024x1024x1024x1024;

[Model, Input(784, Sparse = true)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam(LearningRate = 1e-5)]
internal sealed partial class SparseNetwork784x128x64x10;
