using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace NnGen.CodeFixes;

/// <summary>A change of text that mends a problem; one file per fix.</summary>
public abstract class ModelCodeFix : CodeFixProvider
{
    private protected ModelCodeFix()
    {
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [.. Ids];

    private protected abstract IEnumerable<string> Ids { get; }

    /// <summary>Whether all problems of a kind can be mended at once.</summary>
    private protected virtual bool CanFixAll => true;

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => CanFixAll ? WellKnownFixAllProviders.BatchFixer : null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semantics)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (var fix in Find(new FixSubject(diagnostic, node, semantics, text, context.CancellationToken)))
            {
                var document = context.Document;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        fix.Title, _ => Task.FromResult(document.WithText(text.WithChanges(fix.Changes))), equivalenceKey: $"{GetType().Name}: {fix.Key ?? fix.Title}"),
                    diagnostic);
            }
        }
    }

    /// <summary>The ways to mend a problem, the likeliest first.</summary>
    private protected abstract IEnumerable<Fix> Find(FixSubject subject);
}

/// <summary>A title and what it changes.</summary>
internal sealed record Fix(string Title, params TextChange[] Changes)
{
    /// <summary>What fixes have in common that are applied together; the title where null.</summary>
    public string? Key { get; init; }
}

/// <summary>A problem and where it is.</summary>
internal sealed record FixSubject(
    Diagnostic Diagnostic,
    SyntaxNode Node,
    SemanticModel Semantics,
    SourceText Text,
    CancellationToken Cancellation);
