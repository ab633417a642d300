using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Layers;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Inserts what makes a vector where one is needed: an attribute in a stack, a call around the argument in a graph.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlatten))]
[Shared]
public sealed class InsertFlatten : ModelCodeFix
{
    private static readonly string[] s_kinds = ["Flatten", "GlobalAveragePool2D"];

    private protected override IEnumerable<string> Ids => [RuleIds.ShapeMismatch, RuleIds.LossMismatch];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        foreach (var (reading, _) in Trial.ModelsOf(subject).Take(1))
        {
            foreach (var kind in s_kinds.Where(kind => LayerRegistry.Find(kind) is not null))
            {
                var attribute = AttributeEdits.AttributeOf(subject.Node);
                var ways = attribute is null ? Around(CallOf(subject.Node), kind, subject)
                    : reading.Graph?.Forward is { } forward ? AroundResults(forward, kind, subject)
                    : InStack(attribute, kind, reading, subject);
                if (ways.FirstOrDefault(changes => Trial.Mends(subject, reading, changes)) is { } mending)
                {
                    yield return new Fix(reading.Graph is null && attribute is not null ? $"Insert [{kind}]" : $"Insert {kind}", mending);
                }
            }
        }
    }

    private static IEnumerable<TextChange[]> InStack(AttributeSyntax attribute, string kind, DeclarationReading reading, FixSubject subject)
    {
        if (subject.Diagnostic.Id != RuleIds.LossMismatch)
        {
            yield return [AttributeEdits.InsertBefore(attribute, kind, subject.Text)];
        }
        else if (reading.Members.LastOrDefault()?.Attribute.ApplicationSyntaxReference?.GetSyntax(subject.Cancellation) is AttributeSyntax last && last.SyntaxTree == attribute.SyntaxTree)
        {
            yield return [AttributeEdits.InsertBehind(last, kind, subject.Text)];
        }
    }

    /// <summary>The call whose callee a node is.</summary>
    private static InvocationExpressionSyntax? CallOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && call.Expression.Span.Contains(node.Span) ? call : null;

    /// <summary>Around one argument, or around all.</summary>
    private static IEnumerable<TextChange[]> Around(InvocationExpressionSyntax? call, string kind, FixSubject subject)
    {
        var nodes = (call?.ArgumentList.Arguments ?? default)
            .Where(argument => KnownTypes.IsNode(subject.Semantics.GetTypeInfo(argument.Expression, subject.Cancellation).Type))
            .Select(argument => CallText.Around(argument.Expression, FunctionName(kind, argument, subject)))
            .ToList();
        return nodes.Select(change => change).Concat(nodes.Count > 1 ? [nodes.SelectMany(change => change).ToArray()] : []);
    }

    /// <summary>Around what <c>Forward</c> returns.</summary>
    private static IEnumerable<TextChange[]> AroundResults(IMethodSymbol forward, string kind, FixSubject subject)
    {
        if (forward.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(subject.Cancellation) is not MethodDeclarationSyntax method
            || method.SyntaxTree != subject.Node.SyntaxTree
            || !KnownTypes.IsNode(forward.ReturnType))
        {
            return [];
        }

        var results = method.ExpressionBody is { } arrow
            ? [arrow.Expression]
            : method.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
                .OfType<ReturnStatementSyntax>().Select(result => result.Expression).OfType<ExpressionSyntax>();
        return [[.. results.SelectMany(result => CallText.Around(result, FunctionName(kind, result, subject)))]];
    }

    private static string FunctionName(string kind, SyntaxNode node, FixSubject subject) => CallText.FunctionName(kind, node.SpanStart, subject.Semantics);
}
