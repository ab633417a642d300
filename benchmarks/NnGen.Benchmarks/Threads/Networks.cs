namespace NnGen.Benchmarks.Threads;

/// <summary>5-128-1.</summary>
[Model, Input(5), Dense(128, Activation.ReLU), Dense(1), MeanSquaredError, Adam(LearningRate = 1e-5)]
public sealed partial class Network5x128x1;

/// <summary>30-128-64-1.</summary>
[Model, Input(30), Dense(128, Activation.ReLU), Dense(64, Activation.ReLU), Dense(1), MeanSquaredError, Adam(LearningRate = 1e-5)]
public sealed partial class Network30x128x64x1;

/// <summary>784-128-64-10.</summary>
[Model, Input(784), Dense(128, Activation.ReLU), Dense(64, Activation.ReLU), Dense(10), MeanSquaredError, Adam(LearningRate = 1e-5)]
public sealed partial class Network784x128x64x10;

/// <summary>784-512-512-10.</summary>
[Model, Input(784), Dense(512, Activation.ReLU), Dense(512, Activation.ReLU), Dense(10), MeanSquaredError, Adam(LearningRate = 1e-5)]
public sealed partial class Network784x512x512x10;

/// <summary>1024-1024-1024-1024.</summary>
[Model, Input(1024), Dense(1024, Activation.ReLU), Dense(1024, Activation.ReLU), Dense(1024), MeanSquaredError, Adam(LearningRate = 1e-5)]
public sealed partial class Network1024x1024x1024x1024;
