using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Forward;

namespace NnGen.Generator.Suppressors;

/// <summary>
/// Takes back what other analyzers say because they cannot know that the compiler of models reads a member: that <c>Forward</c>, <c>Loss</c> or a layer is
/// unused, and that methods on nodes could be static. Everything else stays.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_unused = new("NNGS0001", "IDE0051", "The compiler of models reads this member.");
    private static readonly SuppressionDescriptor s_static = new("NNGS0002", "CA1822", "A method on nodes is read by the compiler of models and never runs.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_unused, s_static];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
            {
                continue;
            }

            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            var symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken);
            var isOfLanguage = diagnostic.Id == s_unused.SuppressedDiagnosticId ? IsRead(symbol) : IsOnNodes(symbol);
            if (isOfLanguage)
            {
                context.ReportSuppression(Suppression.Create(diagnostic.Id == s_unused.SuppressedDiagnosticId ? s_unused : s_static, diagnostic));
            }
        }
    }

    /// <summary>Members that the compiler of models looks for; helpers are used by them or unused indeed.</summary>
    private static bool IsRead(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol property => GraphReader.IsLayer(property),
        IMethodSymbol method => GraphReader.IsForward(method) || LossReader.IsLoss(method),
        _ => false,
    };

    private static bool IsOnNodes(ISymbol? symbol) =>
        symbol is IMethodSymbol method && (GraphReader.Describes(method) || method.Parameters.Any(parameter => KnownTypes.IsLayerDelegate(parameter.Type)));
}
