namespace NnGen.TensorBoard.Tests;

[Model, Input(4)]
[Normalization]
[Dense(16, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[CrossEntropy, Adam(LearningRate = 0.01)]
internal sealed partial class Classifier;

/// <summary>Three batches are one step of the optimizer.</summary>
[Model, Input(4)]
[Dense(2)]
[MeanSquaredError, SGD(LearningRate = 0.01, GradientAccumulationSteps = 3)]
internal sealed partial class Accumulating;

internal static class Samples
{
    /// <summary>80 samples of three classes.</summary>
    public static Dataset Classes
    {
        get
        {
            var inputs = new float[80, 4];
            var labels = new int[80];
            for (var i = 0; i < 80; i++)
            {
                labels[i] = i * 7 % 3;
                for (var feature = 0; feature < 4; feature++)
                    inputs[i, feature] = (((i * 37) + (feature * 11)) % 23 / 10f) + (labels[i] == feature ? 1 : 0);
            }

            return Dataset.FromArrays(inputs, labels);
        }
    }

    /// <summary>56 samples with two targets.</summary>
    public static Dataset Numbers
    {
        get
        {
            var (inputs, targets) = (new float[56, 4], new float[56, 2]);
            for (var i = 0; i < 56; i++)
            {
                for (var feature = 0; feature < 4; feature++)
                    inputs[i, feature] = ((i * 37) + (feature * 11)) % 23 / 10f;
                (targets[i, 0], targets[i, 1]) = (inputs[i, 0] + inputs[i, 1], inputs[i, 2]);
            }

            return Dataset.FromArrays(inputs, targets);
        }
    }
}
