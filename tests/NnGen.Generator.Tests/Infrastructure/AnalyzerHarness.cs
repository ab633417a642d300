using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Analyzers;
using Xunit;

namespace NnGen.Generator.Tests.Infrastructure;

/// <summary>Runs the analyzer on sources that mark what it must report: <c>{|NNG0301:0|}</c>.</summary>
internal static class AnalyzerHarness
{
    /// <summary>
    /// Checks that exactly the marked problems are reported, where they are marked; before the generator ran, and with its output
    /// beside the source, as in an editor.
    /// </summary>
    public static async Task VerifyAsync(params string[] markedSources)
    {
        var marked = markedSources.Select(Markup.Parse).ToList();
        var expected = marked.SelectMany((source, file) => source.Marks.Select(mark => $"Test{file}.cs {mark.Span} {mark.Id}"));
        var compilation = TestCompilation.Create([.. marked.Select(source => source.Text)]);
        var sorted = expected.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(sorted, Describe(await AnalyzeAsync(compilation)));
        Assert.Equal(sorted, Describe(await AnalyzeAsync(GeneratorHarness.Run(compilation).Compilation)));
    }

    /// <summary>The messages for a source without marks.</summary>
    public static async Task<IReadOnlyList<string>> MessagesAsync(string source) =>
        [.. (await AnalyzeAsync(TestCompilation.Create(source))).Select(d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];

    /// <summary>What the analyzer reports and nothing suppresses; fails when the analyzer throws.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        using var culture = new HostileCulture();
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => failures.Add(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new ModelAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return [.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed)];
    }

    private static List<string> Describe(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Select(diagnostic => $"{diagnostic.Location.SourceTree?.FilePath} {diagnostic.Location.SourceSpan} {diagnostic.Id}")
            .Order(StringComparer.Ordinal),
    ];
}

/// <summary>A source with marks in it.</summary>
/// <param name="Text">The source without them.</param>
/// <param name="Marks">The ids, and what they mark.</param>
internal sealed record Markup(string Text, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    public static Markup Parse(string source)
    {
        var text = new System.Text.StringBuilder();
        var marks = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < source.Length; i++)
        {
            if (source.AsSpan(i).StartsWith("{|"))
            {
                var colon = source.IndexOf(':', i);
                open.Push((source[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (source.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                marks.Add((id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(source[i]);
            }
        }

        return new Markup(text.ToString(), marks);
    }
}
