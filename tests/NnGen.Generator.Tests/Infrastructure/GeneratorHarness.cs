using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace NnGen.Generator.Tests.Infrastructure;

/// <summary>What a run of the generator gave.</summary>
/// <param name="Result">The generator's own result.</param>
/// <param name="Compilation">The user's sources with what was emitted.</param>
internal sealed record GeneratorOutcome(GeneratorRunResult Result, Compilation Compilation)
{
    /// <summary>The emitted files: text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } =
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The errors and warnings of the compilation, with the lines they are about; only emitted members need documentation.</summary>
    public IReadOnlyList<string> CompilerProblems =>
    [
        .. Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.Id != "CS1591" || IsEmitted(diagnostic.Location))
            .Select(diagnostic => $"{diagnostic}: {Line(diagnostic.Location)}"),
    ];

    private static bool IsEmitted(Location location) => location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private static string Line(Location location) => location.SourceTree is { } tree
        ? tree.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";
}

/// <summary>Runs the generator as a compiler does.</summary>
internal static class GeneratorHarness
{
    /// <summary>The steps whose values are compared between runs.</summary>
    public static IReadOnlyList<string> ValueSteps { get; } = [TrackingNames.Training, TrackingNames.Model, TrackingNames.Emitted, TrackingNames.CompiledBlock];

    /// <summary>
    /// Runs the generator under a hostile culture, twice, and checks on the way what must hold for every source: no exception,
    /// nothing done twice, and nothing of the compiler's kept alive.
    /// </summary>
    public static GeneratorOutcome Run(params string[] sources) => Run(TestCompilation.Create(sources));

    /// <inheritdoc cref="Run(string[])"/>
    public static GeneratorOutcome Run(CSharpCompilation compilation, AnalyzerConfigOptionsProvider? options = null)
    {
        using var culture = new HostileCulture();
        var driver = CreateDriver(options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        AssertNothingRunsTwice(driver.RunGenerators(compilation.Clone()).GetRunResult().Results.Single());
        foreach (var output2 in ValueSteps.SelectMany(step => Outputs(result, step)))
        {
            ObjectGraph.AssertHoldsNoCompilation(output2.Value);
        }

        return new GeneratorOutcome(result, output);
    }

    public static GeneratorDriver CreateDriver(AnalyzerConfigOptionsProvider? options = null) => CSharpGeneratorDriver.Create(
        [new NnGenerator().AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions,
        optionsProvider: options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What a named step gave, with the reason for which it was, or was not, computed anew.</summary>
    public static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs) : [];

    private static void AssertNothingRunsTwice(GeneratorRunResult second)
    {
        var outputs = ValueSteps.SelectMany(step => Outputs(second, step))
            .Concat(second.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs));
        Assert.All(outputs, output => Assert.Contains(
            output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }
}
