using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Analyzers;
using NnGen.Generator.Declaration;

namespace NnGen.CodeFixes;

/// <summary>Reads models as a change of text makes them, so that a fix is offered only when it mends the problem.</summary>
internal static class Trial
{
    /// <summary>
    /// The models that have the problem: the class around it, or, where that is a block or a helper's, those of the file. With each, its problems at the
    /// place.
    /// </summary>
    public static IEnumerable<(DeclarationReading Reading, IReadOnlyList<Problem> Problems)> ModelsOf(FixSubject subject)
    {
        foreach (var type in Candidates(subject))
        {
            var reading = DeclarationReader.ReadAndCheck(type, subject.Semantics.Compilation);
            var problems = At(reading, subject.Diagnostic.Id, subject.Node.SyntaxTree, subject.Diagnostic.Location.SourceSpan.Start, subject.Cancellation);
            if (problems.Count > 0)
            {
                yield return (reading, problems);
            }
        }
    }

    /// <summary>A model as changes of a file make it, with their compilation and file; null when its class is not there any more.</summary>
    public static (DeclarationReading Reading, Compilation Compilation, SyntaxTree Tree)? Read(
        INamedTypeSymbol model, SyntaxTree tree, SourceText text, Compilation compilation, params TextChange[] changes)
    {
        var changed = tree.WithChangedText(text.WithChanges(changes));
        var with = compilation.ReplaceSyntaxTree(tree, changed);
        return model.GetDocumentationCommentId() is { } id && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, with) is INamedTypeSymbol type
            ? (DeclarationReader.ReadAndCheck(type, with), with, changed)
            : null;
    }

    /// <summary>Whether the problem is gone after some changes, and the text still compiles. What was hidden behind it may come to light.</summary>
    public static bool Mends(FixSubject subject, DeclarationReading before, params TextChange[] changes)
    {
        var tree = subject.Node.SyntaxTree;
        if (Read(before.Type, tree, subject.Text, subject.Semantics.Compilation, changes) is not var (after, _, _) || (after.HasCompilerErrors && !before.HasCompilerErrors))
        {
            return false;
        }

        var place = subject.Diagnostic.Location.SourceSpan.Start;
        var moved = place + changes.Where(change => change.Span.End <= place).Sum(change => (change.NewText?.Length ?? 0) - change.Span.Length);
        return At(after, subject.Diagnostic.Id, tree: null, moved, subject.Cancellation).Count == 0 && !HasProblemInside(after, changes, subject.Cancellation);
    }

    /// <summary>Whether what was inserted has a problem itself.</summary>
    private static bool HasProblemInside(DeclarationReading after, TextChange[] changes, CancellationToken cancellation)
    {
        var inserted = new List<TextSpan>();
        var shift = 0;
        foreach (var change in changes.OrderBy(change => change.Span.Start))
        {
            var length = change.NewText?.Length ?? 0;
            inserted.Add(new TextSpan(change.Span.Start + shift, length));
            shift += length - change.Span.Length;
        }

        return after.Problems.Any(problem =>
            ProblemLocator.Locate(problem, after, cancellation) is { IsInSource: true } place && inserted.Any(span => span.Contains(place.SourceSpan.Start)));
    }

    private static IEnumerable<INamedTypeSymbol> Candidates(FixSubject subject)
    {
        var around = subject.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var types = around is not null && Symbol(around) is { } type && type.GetAttributes().Any(KnownTypes.IsModel)
            ? [around]
            : subject.Node.SyntaxTree.GetRoot(subject.Cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>();
        return types.Select(Symbol).OfType<INamedTypeSymbol>().Where(one => one.GetAttributes().Any(KnownTypes.IsModel));

        INamedTypeSymbol? Symbol(TypeDeclarationSyntax one) => subject.Semantics.GetDeclaredSymbol(one, subject.Cancellation) as INamedTypeSymbol;
    }

    private static IReadOnlyList<Problem> At(DeclarationReading reading, string ruleId, SyntaxTree? tree, int start, CancellationToken cancellation) =>
    [
        .. reading.Problems.Where(problem =>
            problem.RuleId == ruleId
            && ProblemLocator.Locate(problem, reading, cancellation) is { IsInSource: true } place
            && place.SourceSpan.Start == start
            && (tree is null || place.SourceTree == tree)),
    ];
}
