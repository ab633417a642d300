using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Declaration;

namespace NnGen.CodeFixes;

/// <summary>Calls as they are written in <c>Forward</c>.</summary>
internal static class CallText
{
    /// <summary>Puts a call around an expression. Two insertions, so that calls around others can be put in at once.</summary>
    public static TextChange[] Around(ExpressionSyntax expression, string callee) =>
        [new TextChange(new TextSpan(expression.SpanStart, 0), $"{callee}("), new TextChange(new TextSpan(expression.Span.End, 0), ")")];

    /// <summary>A function for graphs as it can be called at a place: without its class where that is imported.</summary>
    public static string FunctionName(string function, int position, SemanticModel semantics)
    {
        const string Class = "Functions";
        var found = semantics.LookupSymbols(position, name: function);
        var types = semantics.LookupNamespacesAndTypes(position, name: Class);
        return true switch
        {
            _ when !found.IsEmpty && found.All(symbol => symbol is IMethodSymbol method && KnownTypes.IsFunctions(method.ContainingType)) => function,
            _ when !types.IsEmpty && types.All(symbol => KnownTypes.IsFunctions(symbol as ITypeSymbol)) => $"{Class}.{function}",
            _ => $"global::{nameof(NnGen)}.{Class}.{function}",
        };
    }
}
