using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NnGen.Generator.Suppressors;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Suppressors;

/// <summary>What other analyzers say of members that the compiler of models reads is taken back, and nothing else.</summary>
public class LanguageSuppressorTests
{
    private const string Source = """
        using NnGen;
        using static NnGen.Functions;

        [Model, Adam]
        public sealed partial class M
        {
            [Dense(3)] private partial Layer Head { get; }
            private int Number => 1;
            private Node Forward([Input(3)] Node x) => Head(Twice(x, Head));
            private Node Twice(Node x, Layer layer) => 2 * x;
            private Node Loss(Node prediction, Node target) => Abs(prediction - target);
            private void Plain() { }
            private int Forward(int x) => x;
        }
        """;

    [Fact]
    public async Task Unused_members_that_are_read_are_not_reported() =>
        Assert.Equal(["Forward(Node)", "Head", "Loss(Node, Node)"], await SuppressedAsync("IDE0051"));

    [Fact]
    public async Task Methods_on_nodes_need_not_be_static() =>
        Assert.Equal(["Forward(Node)", "Loss(Node, Node)", "Twice(Node, Layer)"], await SuppressedAsync("CA1822"));

    [Fact]
    public async Task Other_rules_are_left_alone() => Assert.Empty(await SuppressedAsync("CA1801"));

    private static async Task<IEnumerable<string>> SuppressedAsync(string id)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var diagnostics = await TestCompilation.Create(Source)
            .WithAnalyzers([new AllMembers(id), new LanguageSuppressor()], options)
            .GetAnalyzerDiagnosticsAsync();
        return diagnostics.Where(diagnostic => diagnostic.IsSuppressed).Select(diagnostic => diagnostic.GetMessage(null)).Order(StringComparer.Ordinal);
    }

    /// <summary>Says the same of every private member.</summary>
#pragma warning disable RS1017, RS1036, RS1038, RS1041, RS2008, RS1033 // An analyzer of a test, whose id is an argument.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class AllMembers(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(id, "Title", "{0}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS1017, RS1036, RS1038, RS1041, RS2008, RS1033

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol => symbol.ReportDiagnostic(Diagnostic.Create(_rule, symbol.Symbol.Locations[0], symbol.Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat).Split("M.")[^1])),
                SymbolKind.Method,
                SymbolKind.Property);
        }
    }
}
