extern alias runtime;

using System.Runtime.Intrinsics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Tests.Emission;

/// <summary>
/// Takes the bodies out of kernels for vectors that this machine does not use: they are most of the text, and hundreds of models
/// compile in less than half the time.
/// </summary>
internal sealed class OtherWidths : CSharpSyntaxRewriter
{
    private static readonly string s_used =
        runtime::NnGen.Generated.VectorWidth.Is512 ? "Vector512" : Vector256.IsHardwareAccelerated ? "Vector256" : Vector128.IsHardwareAccelerated ? "Vector128" : "Scalar";

    private static readonly string[] s_unused = [.. new[] { "Vector512", "Vector256", "Vector128", "Scalar" }.Where(width => width != s_used)];

    private static readonly ArrowExpressionClauseSyntax s_never = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression(" throw null!"));

    /// <summary>The same compilation without these bodies.</summary>
    public static Compilation RemoveFrom(Compilation compilation)
    {
        var rewriter = new OtherWidths();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => s_unused.Any(width => tree.FilePath.EndsWith($".Kernels.{width}.g.cs", StringComparison.Ordinal))))
        {
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(rewriter.Visit(tree.GetRoot()), tree.Options));
        }

        return compilation;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => node.Body is null
        ? node
        : node.WithBody(null).WithExpressionBody(s_never).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
}
