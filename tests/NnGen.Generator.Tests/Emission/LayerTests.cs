extern alias runtime;

using NnGen.Generator.Layers;
using Xunit;
using SaveOptions = runtime::NnGen.SaveOptions;

namespace NnGen.Generator.Tests.Emission;

/// <summary>The models of all cases, compiled once.</summary>
public sealed class LayerModels : IDisposable
{
    internal CompiledModels Models { get; } = CompiledModels.Compile(LayerCase.All.SelectMany(one => new[] { one.Source, one.BareSource }));

    public void Dispose() => Models.Dispose();
}

/// <summary>What must hold for every kind of layer.</summary>
public sealed class LayerTests(LayerModels models) : IClassFixture<LayerModels>
{
    private static readonly int[] s_batchSizes = [1, 3, 7, 20];

    public static TheoryData<string> Names => [.. LayerCase.All.Select(one => one.Name)];

    [Fact]
    public void Every_kind_of_layer_of_the_runtime_has_cases()
    {
        // Not the generator's own copy, which the bare name means here.
        var attribute = typeof(runtime::NnGen.LayerAttribute);
        var kinds = attribute.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(attribute) && !type.IsAbstract && !type.IsGenericType)
            .Select(type => type.Name.Replace("Attribute", "", StringComparison.Ordinal));

        // Those of several inputs are in graphs.
        var merging = LayerRegistry.All.Where(layer => layer.FewestInputs > 1).Select(layer => layer.Kind);
        Assert.Equal(kinds.Except(merging).Order(), LayerCase.All.Select(one => one.Kind).Distinct().Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter(string name)
    {
        var one = LayerCase.Named(name);
        var oracle = Oracle.Of(name, one.Source);
        foreach (var samples in s_batchSizes)
        {
            var (model, random) = Start(name);
            Parity.AssertAll(model, oracle, Batch.Random(model, samples, random));
        }
    }

    [Theory]
    [InlineData("Dense_SeveralPanels")]
    [InlineData("Dense_SpreadRows")]
    [InlineData("Dense_SpreadRowsInAnotherShape")]
    [InlineData("Dense_PairsOfPanels")]
    public void Sums_over_more_samples_than_one_pass_takes_agree_with_the_interpreter(string name)
    {
        var (model, random) = Start(name);
        Parity.AssertAll(model, Oracle.Of(name, LayerCase.Named(name).Source), Batch.Random(model, 150, random));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_layer_alone_predicts_what_the_interpreter_predicts(string name)
    {
        var one = LayerCase.Named(name);
        var (model, random) = Start(one.BareName);
        var oracle = Oracle.Of(one.BareName, one.BareSource);
        foreach (var samples in s_batchSizes.Append(70))
        {
            var inputs = Batch.RandomInputs(model, samples, random);
            Parity.AssertPredictions(model, oracle, new Batch(samples, inputs, [], [], []));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Shapes_and_counts_of_the_summary_fit_the_parameters(string name)
    {
        var one = LayerCase.Named(name);
        var model = models.Models.Create(one.BareName).Model;

        Assert.Equal(one.Output, string.Join(", ", model.Summary.Layers[^1].OutputShape));
        Assert.Equal(one.Output.Split(", ").Select(int.Parse).Aggregate(1, (a, b) => a * b), model.OutputSize);
        Assert.Equal(model.Parameters.Sum(parameter => parameter.Count), model.Summary.ParameterCount);
        Assert.Equal(model.Parameters.ElementCount, model.Summary.Layers.Sum(layer => layer.ParameterCount));
        Assert.Equal(model.Parameters.ElementCount, (int)models.Models.TypeOf(one.BareName).GetField("ParameterCount")!.GetRawConstantValue()!);
        Assert.All(model.Parameters, parameter => Assert.Equal(parameter.Shape.Aggregate(1, (a, b) => a * b), parameter.Count));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_saved_model_goes_on_where_it_was(string name)
    {
        var (model, random) = Start(name);
        var batch = Batch.Random(model, 9, random);
        model.TrainStep(batch);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            model.Model.Save(path, new SaveOptions { IncludeOptimizer = true });
            var loaded = models.Models.Create(name, seed: 99);
            loaded.Model.Load(path);

            Assert.Equal(model.Predict(batch.Inputs), loaded.Predict(batch.Inputs));
            Assert.Equal(model.TrainStep(batch), loaded.TrainStep(batch));
            Assert.Equal(model.Predict(batch.Inputs), loaded.Predict(batch.Inputs));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Neither_prediction_nor_training_allocates(string name)
    {
        var (model, random) = Start(name);

        Allocations.AssertNone(model, Batch.Random(model, 33, random));
    }

    [Theory, MemberData(nameof(Names))]
    public void Padding_and_what_is_not_trained_stay_as_they_are(string name)
    {
        var (model, random) = Start(name);
        var before = model.Values();
        var batch = Batch.Random(model, 9, random);
        var moved = Oracle.Of(name, LayerCase.Named(name).Source).Train(model, batch).StatisticUpdates.Keys;
        model.TrainStep(batch);
        model.TrainStep(batch);

        Assert.All(moved, statistic => Assert.NotEqual(before[statistic], model.Values()[statistic]));
        foreach (var parameter in model.Parameters.Where(parameter => !parameter.Trainable && !moved.Contains(parameter.Name)))
        {
            Assert.Equal(before[parameter.Name], model.Values()[parameter.Name]);
        }

        // What lies in storage beyond the elements would leak into products: all else equal, a copy predicts the same bits.
        var copy = models.Models.Create(name);
        foreach (var (parameter, values) in model.Values())
        {
            copy.Parameters[parameter].CopyFrom(values);
        }

        Assert.Equal(copy.Predict(batch.Inputs), model.Predict(batch.Inputs));
    }

    private (ModelUnderTest Model, Random Random) Start(string name)
    {
        var model = models.Models.Create(name, seed: 5);
        var random = new Random(name.Length);
        Parity.RandomizeParameters(model, random);
        return (model, random);
    }
}
