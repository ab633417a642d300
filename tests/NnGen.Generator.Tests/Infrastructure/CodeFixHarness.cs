using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NnGen.CodeFixes;
using NnGen.Generator.Analyzers;
using Xunit;

namespace NnGen.Generator.Tests.Infrastructure;

/// <summary>Applies code fixes as an editor does.</summary>
internal static class CodeFixHarness
{
    /// <summary>All fixes, as an editor finds them.</summary>
    public static IReadOnlyList<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(ModelCodeFix).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The titles of what is offered for the first problem of an id.</summary>
    public static async Task<IReadOnlyList<string>> OffersAsync(string source, string id)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        return [.. (await OffersAsync(document, (await ProblemsAsync(document)).First(problem => problem.Id == id))).Select(action => action.Title)];
    }

    /// <summary>The source after the action of a title was applied to the first problem of an id; checks that one less is left.</summary>
    public static async Task<string> ApplyAsync(string source, string id, string title)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var problems = (await ProblemsAsync(document)).Where(problem => problem.Id == id).ToList();
        var actions = await OffersAsync(document, problems[0]);
        var action = actions.FirstOrDefault(one => one.Title == title);
        Assert.True(action is not null, $"Offered are: {string.Join(", ", actions.Select(one => one.Title))}.");
        return await ChangedAsync(document, action, problems.Count, id);
    }

    /// <summary>The source after all problems of an id were mended at once.</summary>
    public static async Task<string> ApplyAllAsync(string source, string id, CodeFixProvider fix)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var problems = (await ProblemsAsync(document)).Where(problem => problem.Id == id).ToList();
        var key = (await OffersAsync(document, problems[0]))[0].EquivalenceKey;
        var context = new FixAllContext(document, fix, FixAllScope.Document, key, [id], new Known([.. problems]), CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        return await ChangedAsync(document, action!, 1, id);
    }

    /// <summary>Asks for all fixes of all problems, and applies each: none may throw.</summary>
    public static async Task ApplyEachAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        foreach (var problem in await ProblemsAsync(document))
        {
            foreach (var action in await OffersAsync(document, problem))
            {
                await TextAsync(document, action);
            }
        }
    }

    /// <summary>The source after a refactoring that is offered at a text; null when it is not offered.</summary>
    public static async Task<string?> RefactorAsync(string source, CodeRefactoringProvider refactoring, string at)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var actions = new List<CodeAction>();
        await refactoring.ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, new TextSpan(source.IndexOf(at, StringComparison.Ordinal), 0), actions.Add, CancellationToken.None));
        return actions.Count == 0 ? null : (await TextAsync(document, Assert.Single(actions))).ToString();
    }

    private static async Task<string> ChangedAsync(Document document, CodeAction action, int before, string id)
    {
        var changed = document.WithText(await TextAsync(document, action));
        Assert.Equal(before - 1, (await ProblemsAsync(changed)).Count(problem => problem.Id == id));
        return (await changed.GetTextAsync()).ToString();
    }

    private static async Task<SourceText> TextAsync(Document document, CodeAction action)
    {
        var operation = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync();
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        var like = TestCompilation.Create(source);
        var project = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithCompilationOptions(like.Options)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithMetadataReferences(like.References);
        return project.AddDocument("Test0.cs", SourceText.From(source));
    }

    private static async Task<List<CodeAction>> OffersAsync(Document document, Diagnostic problem)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(problem.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, problem, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private static async Task<ImmutableArray<Diagnostic>> ProblemsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var reported = await compilation.WithAnalyzers([new ModelAnalyzer()]).GetAllDiagnosticsAsync();
        return [.. reported.Where(problem => problem.Location.IsInSource).OrderBy(problem => problem.Location.SourceSpan.Start)];
    }

    private sealed class Known(ImmutableArray<Diagnostic> problems) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(problems);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(problems);
    }
}
