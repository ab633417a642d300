using NnGen.Generated;

namespace NnGen.Tests.Training.Callbacks;

/// <summary>The cases are those of Keras's own tests of ReduceLROnPlateau, epochs counted from 1.</summary>
public class ReduceLearningRateOnPlateauTests
{
    [Theory]
    [InlineData(0.0, new[] { 0.1, 0.01, 0.001 })]
    [InlineData(0.005, new[] { 0.1, 0.01, 0.005 })]
    public void The_rate_falls_by_the_factor_after_patience_and_not_below_the_least(double least, double[] expected) =>
        AssertClose(expected, Rates(new() { Monitor = "score", Mode = MonitorMode.Min, Patience = 1, MinLearningRate = least }, 0.5, 0.5, 0.5));

    [Fact]
    public void An_improvement_starts_the_wait_anew() =>
        AssertClose(
            [0.1, 0.1, 0.1, 0.1, 0.05, 0.05],
            Rates(new() { Monitor = "score", Mode = MonitorMode.Max, Patience = 2, Factor = 0.5 }, 0.1, 0.1, 0.2, 0.2, 0.2, 0.2));

    [Fact]
    public void Within_the_cooldown_nothing_is_counted() =>
        AssertClose(
            [0.1, 0.05, 0.05, 0.05, 0.025],
            Rates(new() { Monitor = "score", Mode = MonitorMode.Min, Patience = 1, Factor = 0.5, Cooldown = 3 }, 1, 1, 1, 1, 1));

    [Fact]
    public void A_change_below_the_least_is_no_improvement() =>
        AssertClose(
            [0.1, 0.05, 0.05],
            Rates(new() { Monitor = "score", Mode = MonitorMode.Min, Patience = 1, Factor = 0.5, MinDelta = 0.1 }, 1, 0.95, 0.8));

    [Fact]
    public void It_refuses_a_schedule_and_a_factor_that_does_not_lower()
    {
        var schedule = new FitOptions { Schedule = new ConstantLearningRate(0.1), Callbacks = [new ReduceLearningRateOnPlateau { Monitor = "loss" }] };
        Assert.Throws<ArgumentException>("Callbacks", () => Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), Data, schedule));
        var factor = new FitOptions { Callbacks = [new ReduceLearningRateOnPlateau { Monitor = "loss", Factor = 1 }] };
        Assert.Throws<ArgumentOutOfRangeException>("Factor", () => Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), Data, factor));
    }

    private static Dataset Data { get; } = Dataset.FromArrays(new float[,] { { 1 } }, new float[] { 1 });

    /// <summary>The rates after each epoch.</summary>
    private static double[] Rates(ReduceLearningRateOnPlateau callback, params double[] scores)
    {
        var rates = new List<double>();
        var after = new LambdaCallback { EpochEnd = fit => rates.Add(fit.LearningRate) };
        var history = Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), Data, new FitOptions
        {
            Epochs = scores.Length, LearningRate = 0.1, Callbacks = [new Script(scores), callback, after],
        });
        // What is logged is the rate of the epoch, from before the change.
        Assert.Equal([0.1, .. rates[..^1]], history["learning_rate"]);
        return [.. rates];
    }

    private static void AssertClose(double[] expected, double[] actual) =>
        Assert.Equal(expected, actual.Select(rate => Math.Round(rate, 12)));
}
