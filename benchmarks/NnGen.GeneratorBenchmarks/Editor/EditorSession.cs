extern alias runtime;

using System.Collections.Immutable;
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

    /// <summary>A keystroke outside the models, in the body of a method.</summary>
    public void TypeElsewhere() => Type(0, Solution.Elsewhere, Solution.Edited);

    /// <summary>A keystroke outside the models that changes a declaration, which might mean something to any model.</summary>
    public void TypeDeclarationElsewhere() => Type(0, Solution.Elsewhere, Solution.EditedDeclaration);

    /// <summary>A keystroke inside the first model.</summary>
    public void TypeInModel() => Type(1, _solution.Files[0], Solution.Edited);

    /// <summary>Runs the generator, which is one thread; the milliseconds of processor time that it takes, which other programs leave alone.</summary>
    public double Generate()
    {
        var start = Environment.CpuUsage.TotalTime;
        _driver = _driver.RunGenerators(_compilation);
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    /// <summary>
    /// Runs the analyzer over the open file with the first model, as an editor does, with what was generated beside it; the milliseconds of the analyzer
    /// itself, without the compiler's own.
    /// </summary>
    public double AnalyzeOpenFile()
    {
        var compilation = (CSharpCompilation)_compilation.AddSyntaxTrees(_driver.GetRunResult().GeneratedTrees);
        // The driver parses generated files anew after each run, when they are first asked for; an editor keeps those that did not change.
        _ = compilation.GetTypeByMetadataName(typeof(runtime::NnGen.ModelAttribute).FullName!);
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[1]);
        return Analyze(compilation, analyzed => analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None));
    }

    /// <summary>Runs the analyzer over all files that are not generated; the milliseconds of the analyzer itself.</summary>
    public double AnalyzeAll() => Analyze(_compilation, analyzed => analyzed.GetAnalyzerDiagnosticsAsync(CancellationToken.None));

    /// <summary>How many models the last run emitted anew; needs a session that tracks steps.</summary>
    public int EmittedAnew() => _driver.GetRunResult().Results.Single().TrackedSteps["Emitted"]
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    private void Type(int file, string text, string edited)
    {
        var number = (20 + (++_keystrokes % 2)).ToString(CultureInfo.InvariantCulture);
        var tree = _compilation.SyntaxTrees.ElementAt(file);
        _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text.Replace(edited, edited[..^2] + number, StringComparison.Ordinal))));
    }

    private static double Analyze(Compilation compilation, Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> run)
    {
        var analyzer = new ModelAnalyzer();
        var analyzed = compilation.WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        return run(analyzed).GetAwaiter().GetResult().IsEmpty
            ? analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds
            : throw new InvalidOperationException("The models of the benchmark should be without problems.");
    }
}
