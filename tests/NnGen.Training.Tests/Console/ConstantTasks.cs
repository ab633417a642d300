namespace NnGen.Training.Tests;

/// <summary>Predicts a price of 0 for 0.5, and two kinds with a probability of ½ each, and does not learn: losses of 0.25 and log 2.</summary>
[Model, MeanSquaredError(Output = "UnitPrice", Weight = 2), CrossEntropy(Output = "Kind"), SGD]
internal sealed partial class ConstantTasks
{
    [Dense(1, KernelInitializer = Initializer.Zeros)] private partial Layer PriceHead { get; }

    [Dense(2, Activation.Softmax, KernelInitializer = Initializer.Zeros)] private partial Layer KindHead { get; }

    private (Node UnitPrice, Node Kind) Forward([Input(2)] Node x) => (PriceHead(x), KindHead(x));

    /// <summary>32 samples, of which a quarter are of the second kind.</summary>
    public static Dataset Data => new(
        Constant.Data.Inputs,
        [
            new Column<float>("UnitPrice", Enumerable.Repeat(0.5f, 32).ToArray()),
            new Column<int>("Kind", [.. Enumerable.Range(0, 32).Select(sample => sample % 4 == 0 ? 1 : 0)]),
        ]);
}
