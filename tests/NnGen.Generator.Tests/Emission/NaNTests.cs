using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A NaN stays where it is: it is neither swallowed nor passed on to other samples or later calls.</summary>
public sealed class NaNTests(BehaviourModels models) : IClassFixture<BehaviourModels>
{
    private const int Samples = 33;

    public static TheoryData<string, int> Cases => BehaviourModels.With(BehaviourModels.Names, [0, 5, 31, 32]);

    public static TheoryData<string, int> RepeatableCases => BehaviourModels.With(BehaviourModels.Repeatable, [0, 32]);

    [Theory]
    [InlineData("ReLUAlone", 1)]
    [InlineData("ReLUAlone", 7)]
    [InlineData("ReLUAfterDense", 1)]
    [InlineData("ReLUAfterDense", 7)]
    public void ReLU_keeps_a_NaN(string name, int samples)
    {
        var model = models.Models.Create(name);
        var inputs = new float[samples * 5];
        for (var i = 2; i < inputs.Length; i += 5)
        {
            inputs[i] = float.NaN;
        }

        var outputs = model.Predict(inputs);

        if (name == "ReLUAlone")
        {
            Assert.Equal(inputs, outputs);
        }
        else
        {
            Assert.All(outputs, output => Assert.True(float.IsNaN(output)));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_NaN_reaches_the_predictions_of_its_own_sample_only(string name, int place)
    {
        var model = models.Models.Create(name);
        var clean = Batch.Random(model, Samples, new Random(1));
        var expected = model.Predict(clean.Inputs);

        var actual = model.Predict(Poisoned(model, clean, place).Inputs);

        var width = model.Model.OutputSize;
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(i / width == place ? float.NaN : expected[i], actual[i]);
        }

        Assert.Equal(expected, model.Predict(clean.Inputs));
    }

    [Theory, MemberData(nameof(RepeatableCases))]
    public void Gradients_after_a_batch_with_a_NaN_are_clean(string name, int place)
    {
        AssertCleanAfterNaN(models.Models, name, place);
    }

    /// <summary>A batch with a NaN has the loss NaN, and the next one is as if it had not been.</summary>
    internal static void AssertCleanAfterNaN(CompiledModels models, string name, int place)
    {
        var (model, fresh) = (models.Create(name), models.Create(name));
        var clean = Batch.Random(model, Samples, new Random(1));
        var poisoned = Poisoned(model, clean, place);
        Assert.Equal(float.NaN, model.Evaluate(poisoned).Loss);
        Assert.Equal(float.NaN, model.ComputeGradients(poisoned));
        // As after a step whose gradients were thrown away.
        model.Trainable.Core.HasGradients = false;

        // A smaller batch leaves rows of the poisoned one in the workspace.
        var batch = clean.Slice(0, Samples - 2);
        Assert.Equal(fresh.ComputeGradients(batch), model.ComputeGradients(batch));

        Assert.Equal(fresh.Gradients(), model.Gradients());
        Assert.Equal(fresh.Evaluate(batch).Predictions, model.Evaluate(batch).Predictions);
    }

    private static Batch Poisoned(ModelUnderTest model, Batch clean, int place)
    {
        var inputs = clean.Inputs.ToArray();
        inputs[place * model.Model.InputSize] = float.NaN;
        return clean with { Inputs = inputs };
    }
}
