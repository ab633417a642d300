using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Robustness;

public class InvalidModelTests
{
    [Fact]
    public void The_stub_reads_well()
    {
        var outcome = GeneratorHarness.Run(
            """
            using NnGen;

            namespace Medical;

            public static partial class Models
            {
                [Model, Input(30), Dense(0), MeanSquaredError, Adam]
                internal sealed partial class Broken;
            }
            """);

        Snapshot.Verify(outcome.Files);
        Assert.Empty(outcome.CompilerProblems);
    }

    [Fact]
    public void One_error_on_the_class_says_what_to_look_at()
    {
        var outcome = GeneratorHarness.Run(Sources.Model("[Model, Input(2), Dense(0), Dense(-1), Adam]", "partial class Broken;"));

        var diagnostic = Assert.Single(outcome.Result.Diagnostics);
        Assert.Equal("NNG0001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("No code is generated for 'Broken' because of NNG0402, NNG0301", diagnostic.GetMessage(null));
        Assert.Equal("Broken", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public void The_error_can_be_suppressed_where_it_stands()
    {
        var outcome = GeneratorHarness.Run(Sources.Model(
            "[Model, Input(2), Dense(0)]", "#pragma warning disable NNG0001\npartial class Broken;\n#pragma warning restore NNG0001"));

        Assert.True(Assert.Single(outcome.Result.Diagnostics).IsSuppressed);
    }

    [Fact]
    public void Code_that_uses_an_invalid_model_compiles()
    {
        var outcome = GeneratorHarness.Run(
            Sources.Model("[Model, Input(2), Dense(0), MeanSquaredError, Adam]", "public partial class Broken;"),
            """
            using NnGen;

            public static class Program
            {
                public static float Run(Dataset data)
                {
                    ITrainable trainable = new Broken(seed: 1) { Threads = 2 };
                    var model = Broken.FromFile("a.safetensors");
                    model.Load("b");
                    model.Predict(new float[Broken.InputSize], new float[Broken.OutputSize]);
                    model.Fit(data);
                    model.Evaluate(data, 32, metrics: [new Accuracy()]);
                    model.Reserve(32);
                    model.Save("c", new SaveOptions { IncludeOptimizer = true });
                    _ = model.Parameters["Dense1.Kernel"];
                    _ = Broken.ArchitectureHash + Broken.ParameterCount + model.Summary + trainable;
                    model.ComputeGradients(new Broken.Batch(new float[] { 1, 2 }, new float[] { 1 }) { SampleWeights = new float[] { 1 } });
                    model.ApplyGradients(0.1f);
                    return model.TrainStep(new float[] { 1, 2 }, new float[] { 1 });
                }
            }
            """);

        Assert.Empty(outcome.CompilerProblems);
    }

    [Fact]
    public void An_invalid_model_without_a_loss_only_predicts()
    {
        var file = Assert.Single(GeneratorHarness.Run(Sources.Model("[Model, Input(2), Dense(0)]")).Files);

        Assert.Equal("M.Invalid.g.cs", file.Key);
        Assert.DoesNotContain("TrainStep", file.Value, StringComparison.Ordinal);
        Assert.Contains("global::NnGen.IModel", file.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partial class M { public float Predict(float x) => x; public int Summary; public M() { } }")]
    [InlineData("partial class M { struct Batch; public int InputSize(int x) => x; }")]
    [InlineData("partial class M { struct Network; int _network; }")]
    [InlineData("partial class M(int x) { public int X => x; }")]
    [InlineData("partial class M { public required string Author { get; init; } }")]
    [InlineData("class Base { public void Save() { } protected Base(string x) => _ = x; } [Model, Input(2), Dense(3)] partial class N : Base { public N(string x) : base(x) { } }")]
    [InlineData("[Model, Input(2), Dense(3)] partial class Predict;")]
    [InlineData("[Model, Input(0), Dense(3)] public partial class A; [Model, Input(2), Dense(3)] public partial class B : A;")]
    [InlineData("abstract partial class M;")]
    [InlineData("partial record M;")]
    [InlineData("partial record M(int X);")]
    [InlineData("partial class M<T> where T : struct { T _x; public T X => _x; }")]
    [InlineData("partial interface IOuter<T, @in> { [Model, Input(2)] partial class M; }")]
    [InlineData("static partial class M;")]
    [InlineData("file partial class M;")]
    [InlineData("class M;")]
    [InlineData("unsafe ref partial struct @struct { [Model, Input(2)] unsafe partial class @class { int* _p; public int* P => _p; } }")]
    public void The_stub_compiles_whatever_made_the_model_invalid(string declaration)
    {
        var isWhole = declaration.Contains("[Model", StringComparison.Ordinal);
        var outcome = GeneratorHarness.Run(Sources.Model(isWhole ? "" : "[Model, Input(2), Dense(3), MeanSquaredError, Adam]", declaration));

        // Fields of the test source that nothing uses are no matter.
        Assert.All(outcome.CompilerProblems, problem => Assert.Matches("CS0169|CS0649", problem));
        Assert.Contains(outcome.Result.Diagnostics, diagnostic => diagnostic.Id == "NNG0001");
    }
}
