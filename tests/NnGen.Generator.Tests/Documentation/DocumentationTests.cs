extern alias runtime;

using System.Text;
using NnGen.Generator.Diagnostics;
using Xunit;

namespace NnGen.Generator.Tests.Documentation;

/// <summary>The pages of kinds and functions and the index are made from the public types and their documentation; NNGEN_ACCEPT=1 writes them anew.</summary>
public class DocumentationTests
{
    private static readonly XmlDocumentation s_documentation = new(PageFamily.Packages.Prepend(typeof(runtime::NnGen.ModelAttribute).Assembly));

    public static TheoryData<string> Folders => [.. PageFamily.All.Select(family => family.Folder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_kind_has_a_page_that_is_current(string folder)
    {
        var family = PageFamily.All.Single(one => one.Folder == folder);
        var pages = family.Kinds.ToDictionary(kind => $"{folder}/{PageFamily.NameOf(kind)}.md", kind => KindPage.Write(kind, s_documentation));
        AssertCurrent(folder, pages);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_kind_and_every_argument_is_documented(string folder)
    {
        var family = PageFamily.All.Single(one => one.Folder == folder);
        foreach (var kind in family.Kinds)
        {
            var page = KindPage.Write(kind, s_documentation);
            Assert.True(s_documentation.Summary(kind).Length > 10, $"{kind.Name} has no documentation.");
            Assert.DoesNotContain("|  |\n", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_function_of_graphs_has_a_page_that_is_current() =>
        AssertCurrent(FunctionPage.Folder, FunctionPage.Functions.ToDictionary(
            function => $"{FunctionPage.Folder}/{function.Key}.md", function => FunctionPage.Write(function, s_documentation)));

    [Fact]
    public void Every_function_and_every_constant_that_it_takes_is_documented()
    {
        foreach (var function in FunctionPage.Functions)
        {
            Assert.All(function, overload => Assert.True(s_documentation.Summary(overload).Length > 5, $"{overload} has no documentation."));
            Assert.DoesNotContain("|  |\n", FunctionPage.Write(function, s_documentation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Functions_link_to_the_pages_of_layers_that_there_are()
    {
        var layers = PageFamily.All.Single(family => family.Folder == "layers").Kinds.Select(PageFamily.NameOf).ToHashSet();
        var linked = FunctionPage.Functions.SelectMany(function => FunctionPage.LinkedLayers(FunctionPage.Write(function, s_documentation))).ToList();

        Assert.Contains("Concatenate", linked);
        Assert.Empty(linked.Except(layers));
    }

    [Fact]
    public void The_index_is_current()
    {
        var index = Index();
        if (DocumentationFiles.Accepts)
        {
            DocumentationFiles.Write("README.md", index);
            return;
        }

        Assert.True(index == DocumentationFiles.Read("README.md"), "docs/README.md is not current. NNGEN_ACCEPT=1 writes it anew.");
    }

    private static void AssertCurrent(string folder, Dictionary<string, string> pages)
    {
        var stale = DocumentationFiles.In(folder).Except(pages.Keys).ToList();
        var different = pages.Where(page => DocumentationFiles.Read(page.Key) != page.Value).ToList();
        if (DocumentationFiles.Accepts)
        {
            stale.ForEach(page => File.Delete(Path.Combine(DocumentationFiles.Folder, page)));
            different.ForEach(page => DocumentationFiles.Write(page.Key, page.Value));
            return;
        }

        Assert.True(pages.Count > 0);
        Assert.True(stale.Count == 0, $"Nothing has the pages {string.Join(", ", stale)}.");
        Assert.True(different.Count == 0, $"Not current: {string.Join(", ", different.Select(page => page.Key))}. NNGEN_ACCEPT=1 writes them anew.");
    }

    private static void AppendFunctions(StringBuilder text)
    {
        text.Append("\n## Functions\nWhat `Forward` of a graph calls without declaring it: layers without parameters, and arithmetic (`NnGen.Functions`).\n\n| | |\n|---|---|\n");
        foreach (var function in FunctionPage.Functions)
        {
            var sentence = KindPage.FirstSentence(s_documentation.Summary(function.First())).Replace("|", "\\|", StringComparison.Ordinal);
            text.Append($"| [{function.Key}]({FunctionPage.Folder}/{function.Key}.md) | {sentence} |\n");
        }
    }

    private static string Index()
    {
        var text = new StringBuilder("# Reference\n\nThe pages of kinds and functions are made from the attributes, the methods and their documentation, and checked by a test.\n");
        foreach (var family in PageFamily.All)
        {
            text.Append($"\n## {family.Title}\n{family.Introduction}\n\n| | |\n|---|---|\n");
            foreach (var kind in family.Kinds)
            {
                var name = PageFamily.NameOf(kind);
                text.Append($"| [{name}]({family.Folder}/{name}.md) | {KindPage.FirstSentence(kind, s_documentation).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }

            if (family.Folder == "layers")
            {
                AppendFunctions(text);
            }
        }

        text.Append("\n## Rules\nWhat the analyzer reports.\n\n| | | |\n|---|---|---|\n");
        foreach (var rule in Rules.All)
        {
            text.Append($"| [{rule.Id}](rules/{rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title} |\n");
        }

        return text.ToString();
    }
}
