using System.Text.Json;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>The declared models once for the vectors of this machine, and a file with those for all.</summary>
public sealed class MergingModels : IDisposable
{
    public MergingModels()
    {
        var compilation = CompiledModels.CreateDeclared([.. DeclaredModels.All.Keys.Select(DeclaredModels.Declaration)]);
        using var file = File.Create(AssemblyPath);
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(20)));
    }

    internal CompiledModels Models { get; } = CompiledModels.CompileDeclarations(DeclaredModels.All.Values);

    /// <summary>The assembly for a process of its own.</summary>
    public string AssemblyPath { get; } = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dll");

    public void Dispose()
    {
        Models.Dispose();
        File.Delete(AssemblyPath);
    }
}

/// <summary>Models of several branches compute at every vector width what the interpreter computes.</summary>
public sealed class MergingConformanceTests(MergingModels models) : IClassFixture<MergingModels>
{
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData("DOTNET_gcServer")]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Merging_models_agree_with_the_interpreter_at_every_vector_width(string switchedOff)
    {
        var path = Path.GetTempFileName();
        try
        {
            ConformanceTests.Run(new() { [switchedOff] = "0" }, models.AssemblyPath, path);
            var results = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, float[]>>>(File.ReadAllText(path))!;
            Assert.Equal(DeclaredModels.All.Keys.Order(), results.Keys.Order());
            foreach (var (name, result) in results)
            {
                Check(name, result);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private void Check(string name, Dictionary<string, float[]> result)
    {
        var (model, oracle) = (models.Models.Create(name), Oracle.Of(DeclaredModels.Declaration(name)));
        foreach (var parameter in model.Parameters)
        {
            parameter.CopyFrom(result[$"values/{parameter.Name}"]);
        }

        var batch = new Batch(result["inputs"].Length / model.Model.InputSize, result["inputs"], result["targets"], [], []);
        var predictions = oracle.Predict(model, batch);
        Close.Assert(predictions, result["predictions"], Tolerance, $"{name}: predictions");
        Close.Assert(predictions[..model.Model.OutputSize], result["first"], Tolerance, $"{name}: prediction of one sample");
        var trained = oracle.Train(model, batch);
        Close.Assert(trained.Loss, result["loss"][0], Tolerance, $"{name}: loss");
        foreach (var (parameter, expected) in trained.Gradients)
        {
            Close.Assert(expected, result[$"gradient/{parameter}"], Tolerance, $"{name}: gradient of {parameter}");
        }
    }
}
