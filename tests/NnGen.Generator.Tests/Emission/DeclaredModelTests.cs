using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Graph;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>The declared models, compiled once.</summary>
public sealed class DeclaredModelFixture : IDisposable
{
    internal CompiledModels Models { get; } = CompiledModels.CompileDeclarations(DeclaredModels.All.Values);

    public void Dispose() => Models.Dispose();
}

/// <summary>Layers of several inputs, and layers that are called several times, from the declaration onwards.</summary>
public sealed class DeclaredModelTests(DeclaredModelFixture fixture) : IClassFixture<DeclaredModelFixture>
{
    public static TheoryData<string> Names => [.. DeclaredModels.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter(string name)
    {
        var oracle = Oracle.Of(DeclaredModels.Declaration(name));
        foreach (var samples in new[] { 1, 3, 20 })
        {
            var model = fixture.Models.Create(name, seed: 5);
            var random = new Random(samples);
            Parity.RandomizeParameters(model, random);
            Parity.AssertAll(model, oracle, Batch.Random(model, samples, random));
            // After a step the next batch starts anew.
            model.TrainStep(Batch.Random(model, samples, random));
            Parity.AssertAll(model, oracle, Batch.Random(model, samples + 1, random));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_central_differences(string name)
    {
        var model = Stack.Resolve(DeclaredModels.Declaration(name));
        var random = new Random(7);
        var batch = Stack.RandomBatch(model, 4, random);
        var graph = Lowering.Lower(model, GraphPurpose.Train);

        Agreement.AssertGradientsAreCentralDifferences(graph, batch, Stack.RandomParameters(graph, random), name);
    }

    [Theory, MemberData(nameof(Names))]
    public void Neither_prediction_nor_training_allocates(string name)
    {
        var model = fixture.Models.Create(name);

        Allocations.AssertNone(model, Batch.Random(model, 33, new Random(1)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_summary_counts_a_layer_that_is_called_twice_once(string name)
    {
        var model = fixture.Models.Create(name).Model;

        Assert.Equal(model.Parameters.ElementCount, model.Summary.Layers.Sum(layer => layer.ParameterCount));
    }

    [Fact]
    public void A_penalty_of_a_layer_that_is_called_three_times_counts_once()
    {
        var model = fixture.Models.Create("SharedLayer");
        foreach (var parameter in model.Parameters)
        {
            parameter.CopyFrom(new float[parameter.Count]);
        }

        model.Parameters["Same.Kernel"].CopyFrom([.. Enumerable.Repeat(0.5f, 36)]);
        var batch = Batch.Random(model, 4, new Random(1));

        // The head gives 0: what is beyond the targets' mean square is 0.1 Σ w² = 0.1 · 36 · 0.25.
        Assert.Equal(batch.Targets.Average(t => t * t) + 0.9, model.Evaluate(batch).Loss, 1e-5);
    }

    [Theory]
    [InlineData("MaximumOfThree")]
    [InlineData("MinimumOfTwo")]
    [InlineData("TwoBranches")]
    public void A_NaN_reaches_the_predictions_of_its_own_sample_only(string name)
    {
        var model = fixture.Models.Create(name);
        var clean = Batch.Random(model, 9, new Random(1)).Inputs;
        var poisoned = clean.ToArray();
        poisoned[4 * model.Model.InputSize] = float.NaN;
        var (expected, actual) = (model.Predict(clean), model.Predict(poisoned));

        var width = model.Model.OutputSize;
        Assert.All(expected.Select((value, i) => (value, i)), e => Assert.Equal(e.i / width == 4 ? float.NaN : e.value, actual[e.i]));
    }

    [Fact]
    public void All_vector_widths_compile_without_a_warning_and_without_unsafe_code()
    {
        var declarations = DeclaredModels.All.Keys.Select(DeclaredModels.Declaration).ToList();
        var compilation = CompiledModels.CreateDeclared(declarations);

        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning && d.Id != "CS1591"));
    }

    [Theory]
    [InlineData("A(0)|B(0)|Join(1, 2)", "Add", "NNG0201 Add 'Join' inputs of one shape, [N, 3] as Dense 'A' gives Dense 'B' [N, 4] ")]
    [InlineData("A(0)|B(0)|Join(1, 2)", "Dot", "NNG0201 Dot 'Join' inputs of one shape, [N, 3] as Dense 'A' gives Dense 'B' [N, 4] ")]
    [InlineData("A(0)|Join(1)", "Add", "NNG0204 Add 'Join' at least 2 inputs 1 input")]
    [InlineData("A(0)|Join(1, 1, 1)", "Subtract", "NNG0204 Subtract 'Join' 2 inputs 3 inputs")]
    [InlineData("A(0)|B(0, 1)", "Add", "NNG0204 Dense 'B' 1 input 2 inputs")]
    [InlineData("A(0)|B(0)|Join(1, 2)", "Concatenate(Axis=2)", "NNG0301 Concatenate 'Join' Axis from 1 to 1 or from −1 to −1, the dimensions of [N, 3] 2")]
    [InlineData("A(0)|B(0)|Join(1, 2)", "Concatenate(Axis=0)", "NNG0301 Concatenate 'Join' Axis a dimension of a sample, not that of the batch 0")]
    [InlineData("A(0)|M(0)|Join(1, 2)", "Concatenate", "NNG0201 Concatenate 'Join' inputs that differ along axis 1 alone from [N, 3], which Dense 'A' gives Reshape 'M' [N, 2, 3] ")]
    [InlineData("A(0)|M(0)|Join(1, 2)", "Dot(Axes=[2])", "NNG0301 Dot 'Join' Axes 1 or −1, for both vectors or for each [2]")]
    public void Inputs_that_do_not_fit_are_named(string calls, string kind, string expected)
    {
        var text = DeclaredModels.Text(
            "M", "6", ["A = Dense(Units=3)", "B = Dense(Units=4)", "M = Reshape(TargetShape=[2, 3])", $"Join = {kind}"], calls.Split('|'));
        var problems = new List<Problem>();

        Assert.Null(ModelResolver.Resolve(DeclarationText.Read(text), problems));

        var problem = Assert.Single(problems);
        Assert.Equal(expected, $"{problem.RuleId} {string.Join(" ", problem.MessageArguments)}");
    }

    [Fact]
    public async Task A_layer_of_several_inputs_has_no_place_in_a_stack()
    {
        var source = Sources.Model("[Model, Input(4), Concatenate, Dense(3)]");

        Assert.Equal(
            [$"{RuleIds.WrongInputCount}: Concatenate 'Concatenate1' takes at least 2 inputs, but is given 1 input"],
            await AnalyzerHarness.MessagesAsync(source));
    }
}
