using NnGen.Generator.Tests.Emission;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>The random graphs, compiled once.</summary>
public sealed class RandomForwardModels : IDisposable
{
    internal const int Count = 30;

    internal CompiledModels Models { get; } = CompiledModels.Compile(Enumerable.Range(0, Count).Select(seed => RandomForward.Create(seed).Source));

    public void Dispose() => Models.Dispose();
}

/// <summary>Emitted code agrees with the interpreter whatever the graph, with layers shared and values used several times.</summary>
public sealed class RandomForwardTests(RandomForwardModels models) : IClassFixture<RandomForwardModels>
{
    private static readonly int[] s_sizes = [1, 2, 3, 8, 17, 33];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, RandomForwardModels.Count)];

    [Theory, MemberData(nameof(Seeds))]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter(int seed)
    {
        var (one, random) = (RandomForward.Create(seed), new Random(seed));
        var model = models.Models.Create(one.Name, seed);
        Parity.RandomizeParameters(model, random);
        var oracle = Oracle.Of(one.Name, one.Source);

        Parity.AssertAll(model, oracle, Batch.Random(model, s_sizes[seed % s_sizes.Length], random));
        model.TrainStep(Batch.Random(model, 5, random));
        Parity.AssertAll(model, oracle, Batch.Random(model, 4, random, weighted: true));
    }
}
