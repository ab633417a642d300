namespace NnGen.Training.Tests;

/// <summary>The bins themselves, with a loss so that Fit learns them.</summary>
[Model, Input(2)]
[Discretization(NumBins = 5)]
[Dense(10, KernelInitializer = Initializer.Zeros, Trainable = false)]
[Dense(1)]
[MeanSquaredError, SGD]
public sealed partial class Binned;

[Model, Input(2)]
[Discretization(NumBins = 5)]
public sealed partial class Bins;

[Model, Input(2)]
[Discretization(BinBoundaries = [-0.5, 0.25])]
public sealed partial class GivenBins;

/// <summary>Numbers from NnGen.Tests/Training/make_references.py: scikit-learn's KBinsDiscretizer(5, strategy="quantile").</summary>
public class DiscretizationTests
{
    private static readonly float[] s_samples =
        [.. Enumerable.Range(0, 23).SelectMany(i => new[] { (i * 7 % 23 / 8f) - 1.25f, -1000 - (i * 11 % 23 * (i * 11 % 23) / 64f) })];

    // The samples, and two beyond them.
    private static readonly int[] s_firstBins = [0, 1, 3, 4, 1, 2, 4, 0, 2, 3, 0, 1, 3, 4, 1, 2, 4, 0, 2, 4, 0, 2, 3, 0, 4];
    private static readonly int[] s_secondBins = [4, 2, 0, 2, 0, 2, 0, 3, 0, 3, 0, 3, 1, 3, 1, 4, 1, 4, 1, 4, 2, 4, 2, 0, 4];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_learns_the_bins_of_scikit_learn_and_predictions_have_a_bin_for_numbers_beyond_the_data(bool streamed)
    {
        var model = Fitted(streamed);
        float[] inputs = [.. s_samples, -99, -1e9f, 99, 1e9f];

        var expected = s_firstBins.Zip(s_secondBins, (first, second) => OneHot(first).Concat(OneHot(second))).SelectMany(row => row);
        Assert.Equal(expected, PredictBins(model, inputs));
    }

    [Fact]
    public void Boundaries_that_are_learned_stay_as_they_are_in_the_next_fit_and_in_a_file()
    {
        var model = Fitted(streamed: false);
        var before = Boundaries(model.Parameters);
        model.Fit(Dataset.FromArrays([1f, 2, 3, 4], 2, [1f, 2]));
        Assert.Equal(before, Boundaries(model.Parameters));

        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            model.Save(path);
            var loaded = Binned.FromFile(path);
            Assert.Equal(before, Boundaries(loaded.Parameters));
            Assert.Equal(ParameterRole.Statistic, loaded.Parameters["Discretization1.Boundaries"].Role);
            // Loaded boundaries are known: a fit does not learn them anew.
            loaded.Fit(Dataset.FromArrays([1f, 2, 3, 4], 2, [1f, 2]));
            Assert.Equal(before, Boundaries(loaded.Parameters));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_constant_feature_is_in_its_last_bin_and_smaller_numbers_in_the_first()
    {
        var model = new Binned();
        model.Fit(Dataset.FromArrays([7f, 1, 7, 2, 7, 3], 2, [1f, 2, 3]));

        Assert.Equal([7f, 7, 7, 7], Boundaries(model.Parameters)[..4]);
        Assert.Equal(OneHot(4), PredictBins(model, [7, 1])[..5]);
        Assert.Equal(OneHot(0), PredictBins(model, [6.9f, 1])[..5]);
    }

    [Fact]
    public void A_boundary_belongs_to_the_bin_above_it_infinities_to_the_outer_bins()
    {
        var outputs = new float[18];
        new GivenBins().Predict([-0.5f, 0.25f, float.NegativeInfinity, float.PositiveInfinity, -0.51f, 0.24f], outputs);

        Assert.Equal([0f, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0], outputs);
    }

    [Fact]
    public void A_NaN_is_in_no_bin_and_shows_in_all_of_its_feature()
    {
        var outputs = new float[6];
        new GivenBins().Predict([float.NaN, 0f], outputs);

        Assert.Equal([float.NaN, float.NaN, float.NaN, 0, 1, 0], outputs);
    }

    private static Binned Fitted(bool streamed)
    {
        var model = new Binned();
        var targets = new float[23];
        var data = Dataset.FromArrays(s_samples, 2, targets);
        if (streamed)
            model.Fit(DataStream.FromParts(_ => Enumerable.Range(0, 5).Select(part => data.Skip(part * 5).Take(Math.Min(5, 23 - (part * 5))))));
        else
            model.Fit(data);
        return model;
    }

    private static float[] PredictBins(Binned model, float[] inputs)
    {
        var bins = new Bins();
        bins.Parameters["Discretization1.Boundaries"].CopyFrom(Boundaries(model.Parameters));
        var outputs = new float[inputs.Length * 5];
        bins.Predict(inputs, outputs);
        return outputs;
    }

    private static float[] Boundaries(ParameterCollection parameters)
    {
        var values = new float[8];
        parameters["Discretization1.Boundaries"].CopyTo(values);
        return values;
    }

    private static IEnumerable<float> OneHot(int bin) => Enumerable.Range(0, 5).Select(i => i == bin ? 1f : 0);
}
