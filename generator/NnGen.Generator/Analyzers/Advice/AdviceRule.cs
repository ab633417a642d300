using Microsoft.CodeAnalysis;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>
/// Something about a valid model that is likely a mistake. Rules are found by reflection: a new one is one new file (and its id).
/// </summary>
internal abstract class AdviceRule
{
    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<AdviceRule> All { get; } =
        [.. Definitions.Instances<AdviceRule>().OrderBy(advice => advice.Rule.Id, StringComparer.Ordinal)];

    /// <summary>What users see of the rule; the first message argument is the layer or the loss that it is about.</summary>
    public abstract DiagnosticDescriptor Rule { get; }

    /// <summary>Reports what the rule finds in a model without errors.</summary>
    public abstract void Advise(AdvisedModel model);
}
