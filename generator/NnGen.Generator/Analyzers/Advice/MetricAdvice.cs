using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Losses;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>Looks at the metrics that are given to Fit and Evaluate of a model, where they are written in the call itself.</summary>
internal static class MetricAdvice
{
    /// <summary>What users see.</summary>
    public static DiagnosticDescriptor Rule { get; } = new(
        RuleIds.DecisionsOfRegression,
        "Metric of decisions for a regression",
        "{0} counts decisions for classes, but '{1}' predicts numbers: use MeanAbsoluteError or R2",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    /// <summary>The metrics that derive from none of the bases for decisions, but count them all the same.</summary>
    private static readonly HashSet<string> s_decisions =
        ["Accuracy", "BinaryAccuracy", "TopKAccuracy", "DecisionMetric", "ScoreMetric"];

    public static void Analyze(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!IsOfDecisions(creation.Type)
            || ReceiverOfCall(creation.Syntax) is not { } receiver
            || creation.SemanticModel?.GetTypeInfo(receiver, context.CancellationToken).Type is not INamedTypeSymbol type
            || !type.GetAttributes().Any(KnownTypes.IsModel))
        {
            return;
        }

        // Of several outputs, the metric says which it is about.
        var output = OutputOf(creation);
        var loss = type.GetAttributes().FirstOrDefault(attribute => KnownTypes.IsLoss(attribute) && OutputOf(attribute) == output);
        if (loss is not null && LossRegistry.Find(KnownTypes.Kind(loss)) is { Task: PredictionTask.Regression })
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, creation.Syntax.GetLocation(), creation.Type!.Name, type.Name));
        }
    }

    private static bool IsOfDecisions(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (s_decisions.Contains(current.Name) && current.ContainingNamespace is { Name: nameof(NnGen), ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }

    private static string? OutputOf(AttributeData loss) =>
        loss.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(LossAttribute.Output)).Value.Value as string;

    private static string? OutputOf(IObjectCreationOperation metric) => (metric.Initializer?.Initializers ?? [])
        .OfType<ISimpleAssignmentOperation>()
        .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: nameof(LossAttribute.Output) })
        .Select(assignment => assignment.Value.ConstantValue.Value as string)
        .FirstOrDefault();

    /// <summary>
    /// The model whose Fit or Evaluate is called with a metric. By the syntax, as the methods are not there before they are generated.
    /// </summary>
    private static ExpressionSyntax? ReceiverOfCall(SyntaxNode metric) => metric.Ancestors()
        .TakeWhile(node => node is not StatementSyntax and not MemberDeclarationSyntax)
        .OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression)
        .OfType<MemberAccessExpressionSyntax>()
        .FirstOrDefault(member => member.Name.Identifier.ValueText is "Fit" or "Evaluate")?.Expression;
}
