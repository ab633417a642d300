using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NnGen.Generator.Analyzers;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Suppression;

public class LanguageSuppressorTests
{
    [Fact]
    public Task Members_that_the_generator_alone_reads_are_not_called_unused_or_static() => VerifyAsync("""
        using NnGen;

        [Model, Adam]
        public sealed partial class M
        {
            [Dense(3)] private partial Layer Hidden { get; }

            private Node Forward([Input(2)] Node x) => Hidden(x);

            private Node Loss(Node prediction, Node target) => prediction - target;
        }
        """);

    [Fact]
    public Task Other_members_of_a_model_are_still_reported() => VerifyAsync("""
        using NnGen;

        [Model]
        public sealed partial class M
        {
            [Dense(3)] private partial Layer Hidden { get; }

            private int {|CA1822:{|IDE0051:Unused|}|}() => 1;

            private int {|CA1822:{|IDE0051:Size|}|} => 1;

            private int {|CA1822:{|IDE0051:Forward|}|}(int x) => x;

            private Node {|CA1822:{|IDE0051:Loss|}|}(Node prediction) => prediction;

            private Node Forward([Input(2)] Node x) => Hidden(x);
        }
        """);

    [Fact]
    public Task Members_of_other_classes_are_still_reported() => VerifyAsync("""
        using NnGen;

        public sealed partial class NoModel
        {
            private Node {|CA1822:{|IDE0051:Forward|}|}(Node x) => x;

            private Node {|CA1822:{|IDE0051:Loss|}|}(Node prediction, Node target) => prediction - target;
        }
        """);

    /// <summary>Checks that exactly the marked members are reported by an analyzer that reports every private one.</summary>
    private static async Task VerifyAsync(string markedSource)
    {
        var marked = Markup.Parse(markedSource);
        var compilation = GeneratorHarness.Run(TestCompilation.Create(marked.Text)).Compilation;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => Assert.Fail(exception.ToString()),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var reported = await compilation
            .WithAnalyzers([new PrivateMembersAnalyzer(), new LanguageSuppressor()], options)
            .GetAnalyzerDiagnosticsAsync();

        Assert.Contains(reported, diagnostic => diagnostic.Location.SourceTree?.FilePath == "Test0.cs");
        Assert.Equal(
            marked.Marks.Select(mark => $"{mark.Span} {mark.Id}").Order(StringComparer.Ordinal),
            reported.Where(diagnostic => !diagnostic.IsSuppressed)
                .Select(diagnostic => $"{diagnostic.Location.SourceSpan} {diagnostic.Id}")
                .Order(StringComparer.Ordinal));
    }

    /// <summary>Reports as IDE0051 and CA1822 do, on every private method and property, whatever it does.</summary>
#pragma warning disable RS1001, RS1036 // It is started by the test alone.
    private sealed class PrivateMembersAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036
    {
        private static readonly DiagnosticDescriptor s_unused = Rule("IDE0051");
        private static readonly DiagnosticDescriptor s_static = Rule("CA1822");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_unused, s_static];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(Report, SymbolKind.Method, SymbolKind.Property);
        }

        private static void Report(SymbolAnalysisContext context)
        {
            if (context.Symbol is { DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false } symbol
                && symbol is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
                && context.Symbol.Locations[0].SourceTree?.FilePath == "Test0.cs")
            {
                context.ReportDiagnostic(Diagnostic.Create(s_unused, symbol.Locations[0]));
                if (symbol is IMethodSymbol || symbol is IPropertySymbol { IsPartialDefinition: false })
                {
                    context.ReportDiagnostic(Diagnostic.Create(s_static, symbol.Locations[0]));
                }
            }
        }

        private static DiagnosticDescriptor Rule(string id) => new(id, id, id, "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);
    }
}
