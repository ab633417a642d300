namespace MultiTask;

/// <summary>Which of three cultivars a wine is of, and how much alcohol it has, from twelve other measurements.</summary>
/// <remarks>The two tasks share a layer; each has a head and a loss of its own, and the loss of the model is their weighted sum.</remarks>
[Model]
[CrossEntropy(Output = "Cultivar"), MeanSquaredError(Output = "Alcohol", Weight = 0.5)]
[Adam(LearningRate = 0.005)]
public sealed partial class WineModel
{
    [Normalization] private partial Layer Scale { get; }
    [Dense(24, Activation.ReLU, L2 = 1e-3)] private partial Layer Trunk { get; }
    [Dense(3, Activation.Softmax)] private partial Layer CultivarHead { get; }
    [Dense(1)] private partial Layer AlcoholHead { get; }

    private (Node Cultivar, Node Alcohol) Forward([Input(12)] Node measurements)
    {
        var trunk = Dropout(Trunk(Scale(measurements)), 0.2);
        return (CultivarHead(trunk), AlcoholHead(trunk));
    }
}
