using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Documentation;

/// <summary>
/// Every rule has a page, written by hand below a head that comes from the rule. Its first example is reported in the lines that say so and
/// nowhere else; the one under "Instead" has no problem and its model is emitted.
/// </summary>
public partial class RulePageTests
{
    /// <summary>What the package adds to a build; no analyzer reports it.</summary>
    private const string BuildRule = "NNG0601";

    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_head_of_the_page_is_that_of_the_rule(string id)
    {
        var head = Head(Rules.Find(id));
        var page = DocumentationFiles.Read(PathOf(id)) ?? "";
        if (DocumentationFiles.Accepts && !page.StartsWith(head, StringComparison.Ordinal))
        {
            var body = page.Split('\n').Skip(4).ToList();
            DocumentationFiles.Write(PathOf(id), head + string.Join("\n", body));
            return;
        }

        Assert.StartsWith(head, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.Equal(Rules.All.Select(rule => PathOf(rule.Id)).Append(PathOf(BuildRule)).Order(StringComparer.Ordinal), DocumentationFiles.In("rules").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_examples_of_the_page_are_true(string id)
    {
        var examples = Blocks().Matches(DocumentationFiles.Read(PathOf(id))!).Select(match => match.Groups[1].Value).ToList();
        if (id is RuleIds.NotGenerated or RuleIds.InternalError or RuleIds.UnusedLayer)
        {
            // What the generator itself reports.
            return;
        }

        Assert.Equal(2, examples.Count);
        var expected = examples[0].Split('\n')
            .Select((line, index) => (line, index))
            .Where(pair => pair.line.Contains("// NNG", StringComparison.Ordinal))
            .Select(pair => $"{pair.index} {pair.line[(pair.line.IndexOf("// NNG", StringComparison.Ordinal) + 3)..].Trim()}");
        Assert.Contains(expected, line => line.EndsWith(id, StringComparison.Ordinal));
        Assert.Equal(expected, await ReportedAsync(examples[0]));
        Assert.Empty(await ReportedAsync(examples[1]));
        var outcome = GeneratorHarness.Run(Source(examples[1]));
        Assert.Empty(outcome.Compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        Assert.NotEmpty(outcome.Files);
    }

    private static string PathOf(string id) => $"rules/{id}.md";

    private static string Head(DiagnosticDescriptor rule) =>
        $"# {rule.Id}: {rule.Title}\n\n{rule.DefaultSeverity}: *{rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace("*", "\\*", StringComparison.Ordinal)}*\n\n";

    private static string Source(string example) => $"using System;\nusing NnGen;\n{example}";

    private static async Task<IEnumerable<string>> ReportedAsync(string example)
    {
        var diagnostics = await AnalyzerHarness.AnalyzeAsync(TestCompilation.Create(Source(example)));
        return diagnostics
            .Select(diagnostic => (Line: diagnostic.Location.GetLineSpan().StartLinePosition.Line - 2, diagnostic.Id))
            .OrderBy(one => one.Line)
            .Select(one => $"{one.Line} {one.Id}");
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
