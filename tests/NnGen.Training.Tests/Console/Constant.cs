namespace NnGen.Training.Tests;

/// <summary>Predicts 0 for targets of 0.5 and does not learn: a loss of 0.25 on every machine.</summary>
[Model, Input(2)]
[Dense(1, KernelInitializer = Initializer.Zeros)]
[MeanSquaredError, SGD]
internal sealed partial class Constant
{
    /// <summary>Samples for <see cref="Options"/>: 4 steps of 8.</summary>
    public static Dataset Data => Samples(32);

    public static Dataset Samples(int count) => Dataset.FromArrays(
        Enumerable.Repeat(1f, 2 * count).ToArray(), 2, Enumerable.Repeat(0.5f, count).ToArray());

    public static FitOptions Options(int epochs, params Callback[] callbacks) => new()
    {
        Epochs = epochs, BatchSize = 8, LearningRate = 1e-30, Callbacks = callbacks,
    };
}
