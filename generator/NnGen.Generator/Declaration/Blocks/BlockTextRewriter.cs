using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>Writes the text of a block so that it means the same in another assembly, whatever is imported there.</summary>
/// <param name="text">What is written of the block's assembly.</param>
/// <param name="model">What the text means.</param>
/// <param name="around">The class that the text is written into.</param>
internal sealed class BlockTextRewriter(BlockText text, SemanticModel model, INamedTypeSymbol around) : CSharpSyntaxRewriter
{
    /// <summary>The modifiers of a method that decide whether it can be read.</summary>
    private static readonly SyntaxKind[] s_keptModifiers =
        [SyntaxKind.StaticKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.VirtualKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.ExternKeyword];

    /// <summary>A method as a member that the whole text can call.</summary>
    public string Rewrite(MethodDeclarationSyntax method)
    {
        var modifiers = method.Modifiers.Where(modifier => s_keptModifiers.Contains(modifier.Kind())).Select(modifier => modifier.Text);
        var other = ((MethodDeclarationSyntax)Visit(method)!).WithModifiers(default).NormalizeWhitespace("", "\n").ToFullString();
        return $"internal {string.Concat(modifiers.Select(modifier => modifier + " "))}{other}";
    }

    public override SyntaxNode? Visit(SyntaxNode? node) =>
        node is ExpressionSyntax expression && Constant(expression) is { } constant ? constant : base.Visit(node);

    // Comments and directives mean nothing to the reader.
    public override SyntaxTriviaList VisitList(SyntaxTriviaList list) => default;

    public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) => default;

    // Attributes of methods and parameters mean nothing to it either.
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

    public override SyntaxNode? VisitParameter(ParameterSyntax node)
    {
        var modifiers = node.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ThisKeyword));
        return ((ParameterSyntax)base.VisitParameter(node)!).WithModifiers(SyntaxFactory.TokenList(modifiers));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        // Without the using of its namespace an extension is no longer one.
        if (node.Expression is MemberAccessExpressionSyntax access && model.GetSymbolInfo(node).Symbol is IMethodSymbol { ReducedFrom: { } extension })
        {
            text.Carry(extension, around);
            var first = SyntaxFactory.Argument((ExpressionSyntax)Visit(access.Expression)!);
            var others = ((ArgumentListSyntax)Visit(node.ArgumentList)!).Arguments;
            return SyntaxFactory.InvocationExpression(
                SyntaxFactory.ParseExpression($"{text.NameOf(extension.ContainingType)}.{TypeReader.Identifier(extension.Name)}"),
                SyntaxFactory.ArgumentList(others.Insert(0, first)));
        }

        return base.VisitInvocationExpression(node);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var symbol = model.GetSymbolInfo(node).Symbol;
        if (symbol is INamedTypeSymbol type)
        {
            return Expression(text.NameOf(type));
        }

        if (symbol is not null)
        {
            text.Carry(symbol, around);
        }

        return symbol is { IsStatic: true, ContainingType: not null }
            ? Qualified(symbol, node.Name)
            : node.Update((ExpressionSyntax)Visit(node.Expression)!, VisitToken(node.OperatorToken), (SimpleNameSyntax)base.Visit(node.Name)!);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => VisitName(node) ?? base.VisitIdentifierName(node);

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => VisitName(node) ?? base.VisitGenericName(node);

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) => VisitName(node) ?? base.VisitQualifiedName(node);

    public override SyntaxNode? VisitAliasQualifiedName(AliasQualifiedNameSyntax node) => VisitName(node) ?? base.VisitAliasQualifiedName(node);

    private SyntaxNode? VisitName(NameSyntax node)
    {
        if (node.IsVar || model.GetSymbolInfo(node).Symbol is not { } symbol)
        {
            return null;
        }

        if (symbol is INamedTypeSymbol type)
        {
            return SyntaxFactory.ParseTypeName(text.NameOf(type));
        }

        text.Carry(symbol, around);
        var isElsewhere = symbol.IsStatic && symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IFieldSymbol or IPropertySymbol
            && symbol.ContainingType is { } container && !SymbolEqualityComparer.Default.Equals(container, around);
        return isElsewhere && node is SimpleNameSyntax name ? Qualified(symbol, name) : null;
    }

    private ExpressionSyntax Qualified(ISymbol symbol, SimpleNameSyntax name)
    {
        var own = name is GenericNameSyntax generic ? Visit(generic.TypeArgumentList)!.NormalizeWhitespace().ToFullString() : "";
        return Expression($"{text.NameOf(symbol.ContainingType)}.{TypeReader.Identifier(symbol.Name)}{own}");
    }

    /// <summary>The value of a constant that no use of a block can set; null for anything else, and for what is a plain constant already.</summary>
    private ExpressionSyntax? Constant(ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax or TypeSyntax and not NameSyntax
            || model.GetConstantValue(expression) is not { HasValue: true, Value: { } value }
            || model.GetTypeInfo(expression).Type is not { } type
            || expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => text.IsHyperparameter(model.GetSymbolInfo(name).Symbol)))
        {
            return null;
        }

        return Expression(ConstantText.Of(value, type, text));
    }

    private static ExpressionSyntax Expression(string written) => SyntaxFactory.ParseExpression(written);
}
