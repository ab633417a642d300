extern alias runtime;

using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator;

namespace NnGen.GeneratorBenchmarks;

/// <summary>What the generator costs a compiler that has it warm: the first run of a model, and an edit elsewhere.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const string Model =
        """
        using NnGen;

        [Model, Input(30)]
        [Normalization]
        [Dense(128, Activation.ReLU)]
        [Dropout(0.2)]
        [Dense(64, Activation.ReLU, L2 = 1e-4)]
        [Dense(1, Activation.Sigmoid)]
        [BinaryCrossEntropy, Adam]
        public sealed partial class TumourClassifier;
        """;

    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>Compiles the model's source once, and with a new file beside it.</summary>
    [GlobalSetup]
    public void Compile()
    {
        MetadataReference[] references =
        [
            .. Basic.Reference.Assemblies.Net100.References.All,
            MetadataReference.CreateFromFile(typeof(runtime::NnGen.ModelAttribute).Assembly.Location),
        ];
        _compilation = CSharpCompilation.Create(
            "Models",
            [CSharpSyntaxTree.ParseText(Model)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _compilation.GetDiagnostics();
        _edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal static class Elsewhere;"));
        _edited.GetDiagnostics();
        _warm = NewDriver().RunGenerators(_compilation);
    }

    /// <summary>A driver's first run: reading, all stages of the compiler, the text.</summary>
    [Benchmark]
    public GeneratorDriver FirstRun() => NewDriver().RunGenerators(_compilation);

    /// <summary>A run after an edit in another file.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_edited);

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new NnGenerator());
}
