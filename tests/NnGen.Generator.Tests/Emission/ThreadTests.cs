using System.Reflection;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Steps on several threads, which are made to take part however small the network is.</summary>
public sealed class ThreadTests(BehaviourModels models) : IClassFixture<BehaviourModels>
{
    private const int Steps = 3;

    public static TheoryData<string, int> Cases => BehaviourModels.With(BehaviourModels.Names, [2, 17, 100]);

    [Theory, MemberData(nameof(Cases))]
    public void The_bits_are_those_of_one_thread_with_any_number_of_threads(string name, int samples)
    {
        var alone = Train(name, samples, threads: 1, Steps);
        foreach (var threads in (int[])[2, 3, 5])
        {
            Assert.Equal(alone, Train(name, samples, threads, Steps, sharesColumns: false));
            Assert.Equal(alone, Train(name, samples, threads, Steps, sharesColumns: true));
        }
    }

    [Fact]
    public void The_bits_are_the_same_from_run_to_run_whatever_the_numbers_of_threads()
    {
        var random = new Random(1);
        for (var run = 0; run < 10; run++)
        {
            var (name, samples) = (BehaviourModels.Names[random.Next(BehaviourModels.Names.Count)], random.Next(1, 150));
            Assert.Equal(Train(name, samples, random.Next(1, 9), Steps), Train(name, samples, random.Next(1, 9), Steps));
        }
    }

    [Fact]
    public async Task Models_that_train_at_once_do_not_disturb_each_other()
    {
        var alone = BehaviourModels.Names.Select(name => Train(name, 40, threads: 1, Steps)).ToList();

        var together = await Task.WhenAll(BehaviourModels.Names.Select(name => Task.Run(() => Train(name, 40, threads: 4, Steps, always: false))));

        Assert.Equal(alone, together);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void A_number_of_threads_that_makes_no_sense_is_refused(int threads)
    {
        var model = models.Models.Create("Smooth");

        var thrown = Assert.Throws<TargetInvocationException>(() => SetThreads(model, threads, always: true));

        Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerException);
    }

    [Theory]
    [InlineData("Everything")]
    [InlineData("Normalized")]
    public void Steps_on_several_threads_allocate_nothing(string name)
    {
        var model = models.Models.Create(name);
        SetThreads(model, 3, always: true);

        Allocations.AssertNone(model, Batch.Random(model, 40, new Random(1)));
    }

    /// <summary>Losses, parameters and predictions of a few steps, as one list.</summary>
    private List<float> Train(string name, int samples, int threads, int steps, bool always = true, bool? sharesColumns = null)
    {
        var model = models.Models.Create(name);
        SetThreads(model, threads, always, sharesColumns);
        var random = new Random(3);
        Parity.RandomizeParameters(model, random);
        var results = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            results.Add(model.TrainStep(Batch.Random(model, samples, random, weighted: step == 1)));
        }

        var batch = Batch.Random(model, samples, random);
        var (loss, evaluated) = model.Evaluate(batch);
        return [.. results, loss, .. evaluated, .. model.Predict(batch.Inputs), .. model.Values().SelectMany(value => value.Value)];
    }

    /// <summary>Sets the threads of a model, whether short steps take them all, and whether they share columns.</summary>
    internal static void SetThreads(ModelUnderTest model, int threads, bool always, bool? sharesColumns = null)
    {
        var type = model.Model.GetType();
        var network = type.GetField("_network", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(model.Model)!;
        type.GetProperty("Threads")!.SetValue(model.Model, threads);
        network.GetType().BaseType!.GetProperty("AlwaysUsesAllThreads", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(network, always);
        network.GetType().BaseType!.GetProperty("SharesColumns", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(network, sharesColumns);
    }
}
