namespace NnGen.Benchmarks;

/// <summary>The network of <see cref="DigitProblem"/>.</summary>
[Model, Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(DigitProblem.Classes, Activation.Softmax)]
[CrossEntropy, Adam(LearningRate = 1e-5)]
public sealed partial class DigitNetwork;

/// <summary>The network of <see cref="SmallProblem"/>.</summary>
[Model, Input(SmallProblem.Inputs)]
[Dense(SmallProblem.Hidden, Activation.ReLU)]
[Dense(1)]
public sealed partial class SmallNetwork;

/// <summary>The generated networks with the first values that all contestants start from.</summary>
internal static class Models
{
    public static DigitNetwork Digits()
    {
        var network = new DigitNetwork();
        for (var layer = 0; layer < DigitProblem.Layers.Count; layer++)
            Set(network, $"Dense{layer + 1}", DigitProblem.InitialValues(layer));
        return network;
    }

    public static SmallNetwork Small()
    {
        var network = new SmallNetwork();
        Set(network, "Dense1", SmallProblem.HiddenValues);
        Set(network, "Dense2", SmallProblem.HeadValues);
        return network;
    }

    private static void Set(IModel network, string layer, DenseValues values)
    {
        network.Parameters[$"{layer}.Kernel"].CopyFrom(values.Kernel);
        network.Parameters[$"{layer}.Bias"].CopyFrom(values.Bias);
    }
}
