extern alias runtime;

using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator;
using NnGen.Generator.Analyzers;

namespace NnGen.GeneratorBenchmarks.Editor;

/// <summary>A solution under the hands of somebody who types: each keystroke is a new text of one file, a new compilation, a run of the generator.</summary>
internal sealed class EditorSession
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    private readonly Solution _solution;
    private Compilation _compilation;
    private GeneratorDriver _driver;
    private int _keystrokes;

    public EditorSession(Solution solution, bool tracksSteps = false)
    {
        _solution = solution;
        MetadataReference[] references =
        [
            .. Basic.Reference.Assemblies.Net100.References.All,
            MetadataReference.CreateFromFile(typeof(runtime::NnGen.ModelAttribute).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(TensorPrimitives).Assembly.Location),
        ];
        var files = solution.Files.Prepend(Solution.Elsewhere).Select((text, i) =>
            CSharpSyntaxTree.ParseText(text, s_options, string.Create(CultureInfo.InvariantCulture, $"File{i}.cs")));
        _compilation = CSharpCompilation.Create(
            "Models", files, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create(
            [new NnGenerator().AsSourceGenerator()],
            parseOptions: s_options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));
        _driver = _driver.RunGenerators(_compilation);
        if (_driver.GetRunResult() is { } result && (result.Diagnostics.Length > 0 || result.GeneratedTrees.Length < solution.Files.Count))
        {
            throw new InvalidOperationException($"{solution.Name}: {string.Join("; ", result.Diagnostics)}");
        }
    }

    /// <summary>A keystroke outside the models.</summary>
    public void TypeElsewhere() => Type(0, Solution.Elsewhere);

    /// <summary>A keystroke inside the first model.</summary>
    public void TypeInModel() => Type(1, _solution.Files[0]);

    /// <summary>Runs the generator; the milliseconds that it takes.</summary>
    public double Generate()
    {
        var start = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(_compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Runs the analyzer over the open file with the first model, as an editor does; the milliseconds that it takes.</summary>
    public double AnalyzeOpenFile()
    {
        var compilation = WithGenerated();
        var tree = compilation.SyntaxTrees.ElementAt(1);
        var start = Stopwatch.GetTimestamp();
        var diagnostics = Analyzed(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        return Finish(start, diagnostics.Length);
    }

    /// <summary>Runs the analyzer over all files; the milliseconds that it takes.</summary>
    public double AnalyzeAll()
    {
        var compilation = WithGenerated();
        var start = Stopwatch.GetTimestamp();
        var diagnostics = Analyzed(compilation).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return Finish(start, diagnostics.Length);
    }

    /// <summary>How many models the last run emitted anew; needs a session that tracks steps.</summary>
    public int EmittedAnew() => _driver.GetRunResult().Results.Single().TrackedSteps["Emitted"]
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    private void Type(int file, string text)
    {
        var number = (20 + (++_keystrokes % 2)).ToString(CultureInfo.InvariantCulture);
        var tree = _compilation.SyntaxTrees.ElementAt(file);
        _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text.Replace(Solution.Edited, "/*edited*/" + number, StringComparison.Ordinal))));
    }

    private CSharpCompilation WithGenerated() => (CSharpCompilation)_compilation.AddSyntaxTrees(_driver.GetRunResult().GeneratedTrees);

    private static CompilationWithAnalyzers Analyzed(Compilation compilation) => compilation.WithAnalyzers(
        [new ModelAnalyzer()],
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    private static double Finish(long start, int problems) => problems == 0
        ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
        : throw new InvalidOperationException("The models of the benchmark should be without problems.");
}
