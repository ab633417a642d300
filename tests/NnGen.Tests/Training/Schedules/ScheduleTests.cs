using System.Text.Json;
using NnGen.Generated;
using NnGen.Tests.Data;

namespace NnGen.Tests.Training.Schedules;

/// <summary>Rates against PyTorch's schedulers and Keras's formulas, see make_schedules.py.</summary>
public class ScheduleTests
{
    private static readonly Dictionary<string, LearningRateSchedule> Schedules = new()
    {
        ["constant"] = new ConstantLearningRate(0.1),
        ["step"] = new StepDecay(0.1, stepSize: 9, gamma: 0.3),
        ["piecewise"] = new PiecewiseConstantDecay([10, 30], [0.1, 0.05, 0.002]),
        ["exponential"] = new ExponentialDecay(0.1, decaySteps: 7, decayRate: 0.6),
        ["exponentialStaircase"] = new ExponentialDecay(0.1, decaySteps: 7, decayRate: 0.6, staircase: true),
        ["exponentialOfPyTorch"] = new ExponentialDecay(0.1, decaySteps: 1, decayRate: 0.9),
        ["inverseTime"] = new InverseTimeDecay(0.1, decaySteps: 7, decayRate: 0.5),
        ["inverseTimeStaircase"] = new InverseTimeDecay(0.1, decaySteps: 7, decayRate: 0.5, staircase: true),
        ["polynomial"] = new PolynomialDecay(0.1, decaySteps: 25),
        ["polynomialSquare"] = new PolynomialDecay(0.1, decaySteps: 25, endLearningRate: 0.01, power: 2),
        ["polynomialCycle"] = new PolynomialDecay(0.1, decaySteps: 25, endLearningRate: 0.01, power: 1.5, cycle: true),
        ["polynomialOfPyTorch"] = new PolynomialDecay(0.1, decaySteps: 25, endLearningRate: 0, power: 0.5),
        ["cosine"] = new CosineDecay(0.1, decaySteps: 40),
        ["cosineOfPyTorch"] = new CosineDecay(0.1, decaySteps: 59, alpha: 0.2),
        ["cosineWarmup"] = new CosineDecay(0.01, decaySteps: 40, alpha: 0.1, warmupTarget: 0.2, warmupSteps: 10),
        ["restarts"] = new CosineDecayRestarts(0.1, firstDecaySteps: 8),
        ["restartsLower"] = new CosineDecayRestarts(0.1, firstDecaySteps: 8, tMul: 1.5, mMul: 0.7, alpha: 0.1),
        ["restartsOfPyTorch"] = new CosineDecayRestarts(0.1, firstDecaySteps: 8, tMul: 1, alpha: 0.1),
        ["oneCycle"] = new OneCycle(0.5, totalSteps: 61),
        ["oneCycleArguments"] = new OneCycle(0.5, totalSteps: 61, risingFraction: 0.2, linear: true, divideFactor: 10, finalDivideFactor: 100),
        ["oneCycleThreePhases"] = new OneCycle(0.5, totalSteps: 61, risingFraction: 0.4, threePhase: true),
        ["warmup"] = new LinearWarmup(new ExponentialDecay(0.1, decaySteps: 1, decayRate: 0.9), warmupSteps: 12, startFactor: 0.25),
    };

    private static readonly Dictionary<string, double[]> References =
        JsonSerializer.Deserialize<Dictionary<string, double[]>>(
            File.ReadAllBytes(Fixture.PathOf(Path.Combine("..", "Training", "Schedules", "schedules.json"))))!;

    public static TheoryData<string> Names => [.. References.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Rates_are_those_of_the_reference(string name)
    {
        var expected = References[name];
        for (var step = 0; step < expected.Length; step++)
        {
            var actual = Schedules[name].At(step);
            Assert.True(Math.Abs(actual - expected[step]) <= 1e-12, $"{name} at {step}: {actual:R}, not {expected[step]:R}.");
        }
    }

    [Fact]
    public void Every_schedule_has_a_reference_and_ends_finite_and_at_least_0()
    {
        Assert.Equal(References.Keys.Order(), Schedules.Keys.Order());
        var kinds = typeof(LearningRateSchedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LearningRateSchedule)));
        Assert.Equal(kinds.OrderBy(type => type.Name), Schedules.Values.Select(schedule => schedule.GetType()).Distinct().OrderBy(type => type.Name));
        Assert.All(Schedules, entry => Assert.InRange(entry.Value.At(1_000_000), 0, 1));
    }

    [Fact]
    public void Arguments_outside_their_range_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new ConstantLearningRate(-1));
        Assert.Throws<ArgumentOutOfRangeException>("decaySteps", () => new ExponentialDecay(0.1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("decayRate", () => new ExponentialDecay(0.1, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new CosineDecay(0.1, 5, alpha: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("tMul", () => new CosineDecayRestarts(0.1, 5, tMul: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("risingFraction", () => new OneCycle(0.1, 10, risingFraction: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("risingFraction", () => new OneCycle(0.1, 10, risingFraction: 0.6, threePhase: true));
        Assert.Throws<ArgumentException>("values", () => new PiecewiseConstantDecay([5], [0.1]));
        Assert.Throws<ArgumentException>("boundaries", () => new PiecewiseConstantDecay([5, 5], [0.1, 0.2, 0.3]));
        Assert.Throws<ArgumentNullException>("schedule", () => new LinearWarmup(null!, 5));
    }

    [Fact]
    public void A_fit_takes_the_rate_of_every_step_from_the_schedule_and_a_second_fit_goes_on()
    {
        var seen = new List<double>();
        var options = new FitOptions
        {
            Epochs = 2, BatchSize = 2, Schedule = new StepDecay(0.25, stepSize: 1, gamma: 0.5),
            Progress = new Reports(report =>
            {
                if (!report.IsEpochEnd)
                    seen.Add(report.LearningRate);
            }),
        };
        var model = new LinearModel(1, 1, LinearModel.SquaredError);

        var first = Trainer.Fit(model, Data(4), options);
        var second = Trainer.Fit(model, Data(4), options);

        Assert.Equal([0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625, 0.001953125], seen);
        Assert.Equal([0.125, 0.03125], first["learning_rate"]);
        Assert.Equal([0.0078125, 0.001953125], second["learning_rate"]);
    }

    [Fact]
    public void A_schedule_and_a_learning_rate_exclude_each_other() =>
        Assert.Throws<ArgumentException>("Schedule", () => Trainer.Fit(
            new LinearModel(1, 1, LinearModel.SquaredError), Data(2), new FitOptions { LearningRate = 0.1, Schedule = new ConstantLearningRate(0.1) }));

    private static Dataset Data(int count)
    {
        var inputs = new float[count, 1];
        var targets = new float[count, 1];
        for (var i = 0; i < count; i++)
            (inputs[i, 0], targets[i, 0]) = (i, 2 * i);
        return Dataset.FromArrays(inputs, targets);
    }
}
