using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Diagnostics;

/// <summary>Rules of metrics where they are made, NNG0609.</summary>
internal static class MetricRules
{
    public static readonly DiagnosticDescriptor DecisionsOfRegression = new(
        RuleIds.DecisionsOfRegression,
        "Metric of decisions for a regression",
        "{0} counts decisions for classes, but '{1}' predicts numbers: use MeanAbsoluteError or R2",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);
}
