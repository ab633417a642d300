using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Forward;

namespace NnGen.Generator.Analyzers;

/// <summary>
/// Silences what other analyzers say of members that only the generator reads: that no code calls <c>Forward</c>, a loss or a layer's
/// property, and that the two methods could be static. Everything else about a model is left to them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_unused = new(
        "NNGS001", "IDE0051", "The member declares a part of a model: the generator reads it, no code calls it.");

    private static readonly SuppressionDescriptor s_static = new(
        "NNGS002", "CA1822", "The method describes a computation of the model and is never executed.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_unused, s_static];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var descriptor = diagnostic.Id == s_unused.SuppressedDiagnosticId ? s_unused : s_static;
            if (FindMember(context, diagnostic) is { } member && IsOfLanguage(member, descriptor == s_unused))
            {
                context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            }
        }
    }

    /// <summary>The member whose name the diagnostic marks; null where it marks anything else, such as a local function inside.</summary>
    private static ISymbol? FindMember(SuppressionAnalysisContext context, Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return null;
        }

        var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        var name = node switch
        {
            MethodDeclarationSyntax method => method.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            _ => default,
        };
        return name.Span == diagnostic.Location.SourceSpan
            ? context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken)
            : null;
    }

    private static bool IsOfLanguage(ISymbol member, bool withLayers) =>
        member.ContainingType is { } type
        && type.GetAttributes().Any(KnownTypes.IsModel)
        && member switch
        {
            IMethodSymbol method => GraphReader.IsForward(method) || LossReader.IsLoss(method),
            IPropertySymbol property => withLayers && GraphReader.IsLayer(property),
            _ => false,
        };
}
