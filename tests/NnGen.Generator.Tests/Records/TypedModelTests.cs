extern alias runtime;

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;
using EvaluationResult = runtime::NnGen.EvaluationResult;

namespace NnGen.Generator.Tests.Records;

/// <summary>The shop's models, compiled once.</summary>
public sealed class ShopModels : IDisposable
{
    internal CompiledModels Models { get; } = CompiledModels.Compile(ShopSource.Transaction, ShopSource.Models, ShopSource.Driver);

    public void Dispose() => Models.Dispose();
}

/// <summary>Models of the user's own records: what they compute, learn, keep and refuse.</summary>
public sealed class TypedModelTests(ShopModels models) : IClassFixture<ShopModels>
{
    [Fact]
    public void The_first_layer_gives_what_scikit_learn_gives()
    {
        var data = JsonDocument.Parse(File.ReadAllText(Beside("scikit_learn.json"))).RootElement;
        float[] amounts = [.. Column("amount").Select(v => v.GetSingle())];
        float[] ages = [.. Column("age").Select(v => v.GetSingle())];
        double?[] incomes = [.. Column("income").Select(v => v.ValueKind == JsonValueKind.Null ? (double?)null : v.GetDouble())];
        int[] housing = [.. Column("housing").Select(v => v.GetInt32())];
        bool[] online = [.. Column("online").Select(v => v.GetInt32() == 1)];
        var model = models.Models.Create("Shop.Encoder");
        Call("FitEncoder", model.Model, amounts, ages, incomes, housing, online);
        var identity = new float[64];
        for (var i = 0; i < 8; i++)
        {
            identity[i * 9] = 1;
        }

        model.Parameters["Dense1.Kernel"].CopyFrom(identity);

        foreach (var (row, index) in Column("encoded").Select((row, index) => (row, index)))
        {
            var actual = (float[])Call("Encode", model.Model, amounts[index], ages[index], incomes[index], housing[index], online[index])!;
            Close.Assert([.. row.EnumerateArray().Select(v => v.GetDouble())], actual, 1e-5, $"record {index}");
        }

        IEnumerable<JsonElement> Column(string name) => data.GetProperty(name).EnumerateArray();
    }

    [Theory, InlineData(1), InlineData(7), InlineData(20)]
    public void Predictions_loss_and_gradients_agree_with_the_interpreter_where_values_are_missing(int samples)
    {
        var model = models.Models.Create("Shop.FraudDetector");
        Parity.RandomizeParameters(model, new Random(5));
        var rows = (float[])Call("Rows", samples)!;
        Assert.Contains(rows, float.IsNaN);

        Parity.AssertAll(
            model, Oracle.Of("Shop.FraudDetector", $"{ShopSource.Transaction}\n{ShopSource.Models.Replace("using NnGen;", "", StringComparison.Ordinal).Replace("namespace Shop;", "", StringComparison.Ordinal)}"),
            new Batch(samples, rows, [], (int[])Call("Labels", samples)!, []));
    }

    [Fact]
    public void Features_and_classes_are_named_and_ordered_by_value()
    {
        Assert.Equal(
            ["Amount", "Age", "Income", "Income missing", "Housing=Rent", "Housing=Own", "Housing=Mortgage", "IsOnline"],
            (IReadOnlyList<string>)Call("FeatureNames")!);
        Assert.Equal(["Legitimate", "Fraud"], (IReadOnlyList<string>)Call("ClassNames")!);
    }

    [Fact]
    public void It_learns_from_what_is_missing_and_from_categories_and_keeps_that_in_its_file()
    {
        var model = models.Models.Create("Shop.FraudDetector", 1);
        var result = (EvaluationResult)Call("Train", model.Model)!;
        Assert.True(result.Metrics["accuracy"] > 0.95, $"The accuracy is {result}.");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            model.Model.Save(path);
            var loaded = models.Models.Create("Shop.FraudDetector", 2);
            loaded.Model.Load(path);

            Assert.Equal((int[])Call("PredictEach", model.Model)!, (int[])Call("PredictEach", loaded.Model)!);
            Assert.Equal((float[])Call("Probabilities", model.Model, 8)!, (float[])Call("Probabilities", loaded.Model, 8)!);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Many_are_predicted_as_each_is()
    {
        var model = models.Models.Create("Shop.FraudDetector", 3);
        Call("Train", model.Model);
        var each = (int[])Call("PredictEach", model.Model)!;

        Assert.Equal([0, 1], each.Distinct().Order());
        Assert.Equal(each, (int[])Call("PredictAll", model.Model)!);
        Assert.Equal(1, ((float[])Call("Probabilities", model.Model, 3)!).Sum(), 1e-6);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var model = models.Models.Create("Shop.FraudDetector");
        Call("Prepare", 40);

        Assert.Equal(0L, Call("Allocated", model.Model));
    }

    [Fact]
    public void What_is_no_value_is_refused()
    {
        var model = models.Models.Create("Shop.FraudDetector").Model;

        Assert.Equal("7 is no member of Shop.Housing.", Message("PredictOne", model, 1f, 7));
        Assert.StartsWith("Amount is NaN,", Message("PredictOne", model, float.NaN, 0), StringComparison.Ordinal);
        var encoder = models.Models.Create("Shop.Encoder").Model;
        Assert.StartsWith("Income is NaN,", Message("TrainEncoder", encoder, float.NaN), StringComparison.Ordinal);
        Call("Prepare", 5);
        Assert.StartsWith("For 5 samples", Message("TrainStepOfUnequalLengths", model), StringComparison.Ordinal);
    }

    [Fact]
    public void The_members_that_take_records_read_well()
    {
        var result = GeneratorHarness.Run(ShopSource.Transaction, ShopSource.Models);

        Assert.Empty(result.CompilerProblems);
        Snapshot.Verify(result.Files.Where(file => file.Key.EndsWith(".Records.g.cs", StringComparison.Ordinal)).ToDictionary());
    }

    private static string Beside(string name, [CallerFilePath] string testFile = "") => Path.Combine(Path.GetDirectoryName(testFile)!, name);

    private object? Call(string method, params object?[] arguments) =>
        models.Models.TypeOf("Shop.Driver").GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private string Message(string method, params object?[] arguments) =>
        Assert.Throws<ArgumentException>(() => Call(method, arguments)).Message;
}
