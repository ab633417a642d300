using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Declaration;

namespace NnGen.CodeFixes.Refactorings;

/// <summary>
/// Turns a stack into the equal graph: each layer becomes a property of the name that it has, so that names of parameters stay and files of weights fit.
/// Nothing is wrong with a stack, so it is offered without a rule, on the head of the class.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ConvertToGraph))]
[Shared]
public sealed class ConvertToGraph : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { AttributeLists.Count: > 0 } type
            || !IsHead(type, context.Span)
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semantics
            || semantics.GetDeclaredSymbol(type, context.CancellationToken) is not INamedTypeSymbol symbol
            || !symbol.GetAttributes().Any(KnownTypes.IsPlainModel))
        {
            return;
        }

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var stack = DeclarationReader.ReadAndCheck(symbol, semantics.Compilation);
        if (Changes(type, stack, text, context.CancellationToken) is { } changes
            && Trial.Read(symbol, type.SyntaxTree, text, semantics.Compilation, changes) is var (graph, compilation, tree)
            && IsEqual(stack, graph)
            && Errors(compilation, tree) <= Errors(semantics.Compilation, type.SyntaxTree))
        {
            context.RegisterRefactoring(CodeAction.Create(
                "Convert to a graph", _ => Task.FromResult(document.WithText(text.WithChanges(changes))), equivalenceKey: nameof(ConvertToGraph)));
        }
    }

    private static bool IsHead(TypeDeclarationSyntax type, TextSpan span) =>
        span.Start <= (type.OpenBraceToken == default ? type.Span.End : type.OpenBraceToken.SpanStart);

    /// <summary>The changes of text, or null for what is no valid stack on one part of a class.</summary>
    private static TextChange[]? Changes(TypeDeclarationSyntax type, DeclarationReading stack, SourceText text, CancellationToken cancellation)
    {
        if (stack.Graph is not null || stack.Resolved is null || stack.Problems.Count > 0 || stack.HasCompilerErrors || stack.Inputs.Count != 1
            || type.AttributeLists.Any(list => list.ContainsDirectives))
        {
            return null;
        }

        var input = stack.Inputs[0].ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        var layers = new List<(AttributeSyntax, string)>();
        foreach (var (member, name) in stack.Members.Zip(LayerReader.NamesOf(stack.Members), (member, name) => (member, name)))
        {
            if (member.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax attribute || AttributeEdits.TypeOf(attribute) != type)
            {
                return null;
            }

            layers.Add((attribute, name));
        }

        return input is not null && AttributeEdits.TypeOf(input) == type ? new GraphText(type, input, layers, text).Changes() : null;
    }

    /// <summary>Whether the graph has the layers of the stack, under their names, in the same calls.</summary>
    private static bool IsEqual(DeclarationReading stack, DeclarationReading graph) =>
        graph is { Resolved: not null, Problems.Count: 0, HasCompilerErrors: false }
        && graph.Declaration!.Layers == stack.Declaration!.Layers
        && graph.Declaration.Calls == stack.Declaration.Calls;

    /// <summary>The errors of a file, but for properties without their other part: that is what the generator is for.</summary>
    private static int Errors(Compilation compilation, SyntaxTree tree)
    {
        const string NotYetGenerated = "CS9248";
        return compilation.GetSemanticModel(tree).GetDiagnostics().Count(problem => problem.Severity == DiagnosticSeverity.Error && problem.Id != NotYetGenerated);
    }
}
