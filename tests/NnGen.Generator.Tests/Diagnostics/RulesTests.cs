using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Analyzers;
using NnGen.Generator.Diagnostics;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class RulesTests
{
    [Fact]
    public void Every_id_has_one_rule()
    {
        var ids = typeof(RuleIds).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(ids.Order(StringComparer.Ordinal), Rules.All.Select(rule => rule.Id));
    }

    [Fact]
    public void The_list_of_rules_for_users_is_complete()
    {
        var listed = ReadLines("AnalyzerReleases.Shipped.md").Concat(ReadLines("AnalyzerReleases.Unshipped.md"))
            .Where(line => line.StartsWith("NNG", StringComparison.Ordinal));

        Assert.Equal(
            Rules.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_analyzer_supports_every_rule_so_that_all_can_be_configured()
    {
        Assert.Equal<IEnumerable<DiagnosticDescriptor>>(Rules.All, new ModelAnalyzer().SupportedDiagnostics);
    }

    private static string[] ReadLines(string name, [CallerFilePath] string testFile = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(testFile)!, "../../../generator/NnGen.Generator", name));
}
