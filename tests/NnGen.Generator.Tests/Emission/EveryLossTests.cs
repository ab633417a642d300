using NnGen.Generator.Declaration;
using NnGen.Generator.Losses;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A model for each kind of loss: the first head that it takes, so that a new loss needs no entry here.</summary>
public sealed class LossModels : IDisposable
{
    private static readonly string[] s_heads =
        ["Dense(3)", "Dense(3, Activation.Softplus)", "Dense(3, Activation.Softmax)", "Dense(1, Activation.Sigmoid)"];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. LossRegistry.All.Select(loss => loss.Kind)];

    internal CompiledModels Models { get; } = CompiledModels.Compile(Kinds.Select(SourceOf));

    internal static string ModelOf(string kind) => kind + "Model";

    /// <inheritdoc/>
    public void Dispose() => Models.Dispose();

    private static string SourceOf(string kind) =>
        (from loss in new[] { kind, kind + "(0.1, 0.5, 0.9)" }
         from head in s_heads
         let source = CompiledModels.Source(ModelOf(kind), $"[Model, Input(6)]\n[Dense(20, Activation.Tanh)]\n[{head}]\n[{loss}, SGD]")
         where IsValid(kind, source)
         select source).First();

    private static bool IsValid(string kind, string source)
    {
        var (reading, problems) = (TestCompilation.Create(source).Read(ModelOf(kind)), new List<Problem>());
        return reading.Declaration is { } declaration && ModelResolver.Resolve(declaration, problems) is not null
            && problems.Count == 0 && !reading.Problems.Any();
    }
}

/// <summary>What must hold for every kind of loss.</summary>
public sealed class EveryLossTests(LossModels losses) : IClassFixture<LossModels>
{
    public static TheoryData<string> Kinds => [.. LossModels.Kinds];

    [Theory, MemberData(nameof(Kinds))]
    public void Gradients_after_a_batch_with_a_NaN_are_clean(string kind) =>
        NaNTests.AssertCleanAfterNaN(losses.Models, LossModels.ModelOf(kind), place: 5);

    [Theory, MemberData(nameof(Kinds))]
    public void Prediction_gradients_and_updates_allocate_nothing(string kind)
    {
        var model = losses.Models.Create(LossModels.ModelOf(kind));

        Allocations.AssertNone(model, Batch.Random(model, 33, new Random(1), weighted: true));
    }
}
