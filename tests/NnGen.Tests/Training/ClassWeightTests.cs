using NnGen.Generated;

namespace NnGen.Tests.Training;

public class ClassWeightTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, -0.5f, 1];
    private static readonly int[] Labels = [0, 1, 2, 1, 0, 2];

    [Fact]
    public void A_class_weight_is_the_sample_weight_of_each_of_its_samples()
    {
        float[] sampleWeights = [2, 3, 0.5f, 1, 1, 4];
        var ofClass = new[] { 0.5f, 1, 3 };
        var both = Array.ConvertAll([.. Enumerable.Range(0, 6)], i => sampleWeights[i] * ofClass[Labels[i]]);
        var expected = Train(LinearModel.Classes, Dataset.FromArrays(Inputs, 1, Labels, both), null);
        var came = Train(
            LinearModel.Classes, Dataset.FromArrays(Inputs, 1, Labels, sampleWeights), new ClassWeights { [0] = 0.5, [2] = 3 });
        Assert.Equal(expected, came);
        Assert.NotEqual(expected, Train(LinearModel.Classes, Dataset.FromArrays(Inputs, 1, Labels, sampleWeights), null));
    }

    [Fact]
    public void Weights_are_given_by_name_and_serve_yes_or_no()
    {
        var data = Dataset.FromCsv(new StringReader("x,y\n1,no\n2,yes\n-1,no\n3,yes"));
        var numbers = Dataset.FromArrays([1, 2, -1, 3], 1, [0f, 1, 0, 1], 1, [1, 5, 1, 5]);
        Assert.Equal(
            Train(LinearModel.BinaryFused, numbers, null), Train(LinearModel.BinaryFused, data, new ClassWeights { ["yes"] = 5 }));
        Assert.Equal(
            Train(LinearModel.BinaryFused, numbers, null),
            Train(LinearModel.BinaryFused, Dataset.FromArrays([1, 2, -1, 3], 1, [0f, 1, 0, 1]), new ClassWeights { [1] = 5 }));
    }

    [Fact]
    public void Validation_is_not_weighted()
    {
        var data = Dataset.FromArrays([1, 2, -1, 3], 1, [0f, 1, 0, 1]);
        var options = new FitOptions { ValidationData = data, ClassWeights = new ClassWeights { [1] = 5 }, LearningRate = 1e-12f };
        var history = Trainer.Fit(new LinearModel(1, 1, LinearModel.BinaryFused), data, options);
        Assert.Equal(Math.Log(2), history["val_loss"][0], 1e-6);
        // Half of the samples count 5 times: Σ wᵢ lᵢ / N, as Keras.
        Assert.Equal(3 * Math.Log(2), history["loss"][0], 1e-6);
    }

    [Fact]
    public void Classes_that_there_are_not_and_weights_that_make_no_sense_are_refused()
    {
        var data = Dataset.FromCsv(new StringReader("x,y\n1,no\n2,yes"));
        Refused(LinearModel.BinaryFused, data, new ClassWeights { [2] = 1 }, "classes are 0 to 1");
        Refused(LinearModel.BinaryFused, data, new ClassWeights { ["maybe"] = 1 }, "classes are no, yes");
        Refused(LinearModel.BinaryFused, data, new ClassWeights { ["yes"] = 1, [1] = 2 }, "by its index 1");
        Refused(LinearModel.BinaryFused, Dataset.FromArrays([1, 2], 1, [0f, 1]), new ClassWeights { ["yes"] = 1 }, "no class names");
        Refused(LinearModel.SquaredError, Dataset.FromArrays([1, 2], 1, [0f, 1]), new ClassWeights { [1] = 1 }, "does not decide");
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassWeights { [0] = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassWeights { ["a"] = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassWeights { [-1] = 1 });
    }

    private static void Refused(LossInfo loss, Dataset data, ClassWeights weights, string message)
    {
        var model = new LinearModel(1, 1, loss);
        var error = Assert.Throws<ArgumentException>(() => Trainer.Fit(model, data, new FitOptions { ClassWeights = weights }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.Core.Step);
    }

    private static float[] Train(LossInfo loss, Dataset data, ClassWeights? weights)
    {
        var model = new LinearModel(1, loss == LinearModel.Classes ? 3 : 1, loss);
        Trainer.Fit(model, data, new FitOptions { Epochs = 3, BatchSize = 2, ClassWeights = weights });
        var values = new float[model.Parameters[0].Count];
        model.Parameters[0].CopyTo(values);
        return values;
    }
}
