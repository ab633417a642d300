using NnGen.Generated;

namespace NnGen.Tests.Models;

public class InitializerTests
{
    private const int FanIn = 300;
    private const int FanOut = 200;
    private static readonly float[] KnownValues = [-0.0663427338f, -0.0751183853f, -0.0956112891f, -0.0205284059f];

    [Theory]
    [InlineData(Initializer.GlorotUniform, 2.0 / (FanIn + FanOut))]
    [InlineData(Initializer.HeUniform, 2.0 / FanIn)]
    [InlineData(Initializer.LeCunUniform, 1.0 / FanIn)]
    public void Uniform_kinds_fill_their_range_evenly(Initializer kind, double variance)
    {
        var values = Values(kind);
        var limit = Math.Sqrt(3.0 * variance);

        CheckMoments(values, variance);
        Assert.All(values, value => Assert.InRange(value, -limit, limit));
        // The largest of 60 000 misses the limit by more than a thousandth with a probability of e⁻³⁰.
        Assert.InRange(values.Max(), limit * 0.999, limit);
        Assert.InRange(values.Min(), -limit, -limit * 0.999);
    }

    [Theory]
    [InlineData(Initializer.GlorotNormal, 2.0 / (FanIn + FanOut))]
    [InlineData(Initializer.HeNormal, 2.0 / FanIn)]
    [InlineData(Initializer.LeCunNormal, 1.0 / FanIn)]
    public void Normal_kinds_are_truncated_at_two_deviations_and_keep_their_variance(Initializer kind, double variance)
    {
        var values = Values(kind);
        var deviation = Math.Sqrt(variance) / 0.87962566103423978;

        CheckMoments(values, variance);
        Assert.All(values, value => Assert.InRange(value, -2.000001 * deviation, 2.000001 * deviation));
        Assert.InRange(values.Max(), 1.98 * deviation, 2.000001 * deviation);
        // P(|z| < 1 given |z| < 2) = 0.68269 / 0.95450
        Assert.Equal(0.71523, values.Count(value => Math.Abs(value) < deviation) / (double)values.Length, 0.01);
    }

    [Theory]
    [InlineData(Initializer.Zeros, 0f)]
    [InlineData(Initializer.Ones, 1f)]
    [InlineData(Initializer.Constant, 0.25f)]
    public void Constant_kinds_are_constant(Initializer kind, float expected) =>
        Assert.All(Values(kind), value => Assert.Equal(expected, value));

    [Theory]
    [InlineData(Initializer.GlorotUniform)]
    [InlineData(Initializer.HeNormal)]
    public void Values_depend_on_seed_and_element_but_not_on_layout(Initializer kind)
    {
        var values = Values(kind);

        Assert.Equal(values, Values(kind));
        Assert.Equal(values, Values(kind, layout: ParameterLayout.Flat(FanIn * FanOut)));
        Assert.NotEqual(values, Values(kind, seed: 2));
        Assert.InRange(Repeats(values), 0, values.Length / 50);
    }

    [Fact]
    public void Parameters_of_one_shape_differ()
    {
        var kernel = new ParameterInfo("A", [4, 4], 0, ParameterLayout.Panels(4, 4)) { Initializer = Initializer.HeUniform, FanIn = 4 };
        var info = new ModelInfo
        {
            Name = "Twins",
            ArchitectureHash = "1",
            InputShape = [1],
            OutputShape = [1],
            Parameters = [kernel, kernel with { Name = "B", Offset = 64 }],
            StorageLength = 128,
            Layers = [],
        };

        var core = new ModelCore(info, seed: 1);

        Assert.NotEqual(TestModel.Elements(core.Parameters[0]), TestModel.Elements(core.Parameters[1]));
    }

    [Fact]
    public void A_known_seed_gives_known_values()
    {
        // Philox([0, 0, 2³²−1, 2³²−1], key [1, 0]) as uniform numbers within ±√(6 / 500).
        Assert.Equal(KnownValues, Values(Initializer.GlorotUniform)[..4]);
    }

    private static int Repeats(float[] values) => values.Length - values.Distinct().Count();

    private static void CheckMoments(float[] values, double variance)
    {
        // Five standard errors of 60 000 samples.
        Assert.Equal(0.0, values.Average(value => (double)value), 5.0 * Math.Sqrt(variance / values.Length));
        Assert.Equal(1.0, values.Average(value => (double)value * value) / variance, 0.02);
    }

    private static float[] Values(Initializer kind, int seed = 1, ParameterLayout? layout = null)
    {
        var parameter = new ParameterInfo("Kernel", [FanIn, FanOut], 0, layout ?? ParameterLayout.Panels(FanIn, FanOut))
        {
            Initializer = kind,
            ConstantValue = 0.25f,
            FanIn = FanIn,
            FanOut = FanOut,
        };
        return TestModel.Elements(TestModel.Of(parameter, seed).Parameters[0]);
    }
}
