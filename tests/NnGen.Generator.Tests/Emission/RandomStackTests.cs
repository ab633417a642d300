using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>The random stacks, compiled once.</summary>
public sealed class RandomStacks : IDisposable
{
    internal const int Count = 60;

    internal CompiledModels Models { get; } = CompiledModels.Compile(Enumerable.Range(0, Count).Select(seed => RandomStack.Create(seed).Source));

    public void Dispose() => Models.Dispose();
}

/// <summary>Emitted code agrees with the interpreter whatever the stack.</summary>
public sealed class RandomStackTests(RandomStacks stacks) : IClassFixture<RandomStacks>
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, RandomStacks.Count)];

    [Theory, MemberData(nameof(Seeds))]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter(int seed)
    {
        var (stack, model, random) = Start(seed);
        var batch = Batch.Random(model, stack.Samples, random, stack.Weighted);

        Parity.AssertAll(model, Oracle.Of(stack.Name, stack.Source), batch);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_next_batch_is_right_as_well_after_a_step(int seed)
    {
        var (stack, model, random) = Start(seed);
        model.TrainStep(Batch.Random(model, stack.Samples, random, stack.Weighted));
        var smaller = Batch.Random(model, Math.Max(1, stack.Samples - 3), random);

        Parity.AssertAll(model, Oracle.Of(stack.Name, stack.Source), smaller);
    }

    private (RandomStack Stack, ModelUnderTest Model, Random Random) Start(int seed)
    {
        var stack = RandomStack.Create(seed);
        var model = stacks.Models.Create(stack.Name, seed);
        var random = new Random(seed);
        Parity.RandomizeParameters(model, random);
        return (stack, model, random);
    }
}
