using NnGen.Generated;

namespace NnGen.Tests.Models;

/// <summary>What the optimizer is told of single parameters at run time.</summary>
public class ParameterSettingsTests
{
    private static readonly string[] All = ["Dense1.Kernel", "Dense1.Bias", "Dense2.Kernel", "Dense2.Bias"];

    [Theory]
    [InlineData("Dense1", "Dense1.Kernel Dense1.Bias")]
    [InlineData("Dense2.Kernel", "Dense2.Kernel")]
    [InlineData("*.Bias", "Dense1.Bias Dense2.Bias")]
    [InlineData("Dense*", "Dense1.Kernel Dense1.Bias Dense2.Kernel Dense2.Bias")]
    [InlineData("*", "Dense1.Kernel Dense1.Bias Dense2.Kernel Dense2.Bias")]
    public void Freezing_takes_what_the_pattern_names_out_of_the_segments(string pattern, string frozen)
    {
        var core = TestModel.Core();
        Assert.Equal(All, Trained(core));

        core.Parameters.Freeze(pattern);

        Assert.Equal(All.Except(frozen.Split(' ')), Trained(core));
        Assert.All(frozen.Split(' '), name => Assert.False(core.Parameters[name].Trainable));
        Assert.EndsWith("frozen", core.Parameters[frozen.Split(' ')[0]].ToString(), StringComparison.Ordinal);
        core.Parameters.Unfreeze(pattern);
        Assert.Equal(All, Trained(core));
    }

    [Theory]
    [InlineData("Dense")]
    [InlineData("dense1")]
    [InlineData("Dense1.Kern")]
    [InlineData("Kernel")]
    public void A_pattern_that_names_nothing_is_refused_with_the_names_there_are(string pattern)
    {
        var core = TestModel.Core();

        var problem = Assert.Throws<ArgumentException>(() => core.Parameters.Freeze(pattern));

        Assert.Contains($"'{pattern}' names no parameter of Tiny", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Dense1.Kernel", problem.Message, StringComparison.Ordinal);
        Assert.Equal(All, Trained(core));
    }

    [Fact]
    public void What_has_no_gradient_cannot_be_trained_and_the_message_says_why()
    {
        var info = TestModel.Info();
        info.Parameters[2] = info.Parameters[2] with { Trainable = false };
        var core = new ModelCore(info, seed: 1);

        var declared = Assert.Throws<InvalidOperationException>(() => core.Parameters["Dense1.Kernel"].Trainable = true);
        var statistic = Assert.Throws<InvalidOperationException>(() => core.Parameters["Normalization1.Mean"].Trainable = true);

        Assert.Contains("declared Trainable = false", declared.Message, StringComparison.Ordinal);
        Assert.Contains("never changes a statistic", statistic.Message, StringComparison.Ordinal);
        core.Parameters["Normalization1.Mean"].Trainable = false;
        core.Parameters.Unfreeze("*");
        Assert.Equal(All[1..], Trained(core));
    }

    [Fact]
    public void Scales_reach_the_segments_and_wrong_ones_are_refused()
    {
        var core = TestModel.Core();

        core.Parameters.SetLearningRateScale("Dense1", 0.5);
        core.Parameters.SetWeightDecayScale("*.Bias", 0);

        Assert.Equal([(0.5, 1.0), (0.5, 0.0), (1.0, 1.0), (1.0, 0.0)], Scales());
        Assert.Throws<ArgumentOutOfRangeException>(() => core.Parameters[2].LearningRateScale = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => core.Parameters[2].WeightDecayScale = double.NaN);
        Assert.Equal([(0.5, 1.0), (0.5, 0.0), (1.0, 1.0), (1.0, 0.0)], Scales());

        (double, double)[] Scales() => [.. core.Segments.ToArray().Select(segment => (segment.LearningRateScale, segment.WeightDecayScale))];
    }

    [Fact]
    public void A_model_without_averages_says_how_to_get_them()
    {
        var problem = Assert.Throws<InvalidOperationException>(TestModel.Core().OverwriteWithAverages);
        Assert.Contains("UseEma = true", problem.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Trained(ModelCore core) => core.Segments.ToArray().Select(
        segment => core.Parameters.Single(parameter => parameter.Info.Offset == segment.Start && parameter.HasGradient).Name);
}
