using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Analyzers.Advice;

namespace NnGen.Generator.Diagnostics;

/// <summary>All rules, one descriptor each. AnalyzerReleases.*.md lists them for users.</summary>
internal static class Rules
{
    internal const string Category = "NnGen";

    /// <summary>All rules, in the order of their ids; those of advice have files of their own.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        DeclarationRules.NotGenerated,
        DeclarationRules.InternalError,
        DeclarationRules.NotPartial,
        DeclarationRules.NoInput,
        DeclarationRules.NoLayers,
        DeclarationRules.LayersOnTwoParts,
        DeclarationRules.TwoLosses,
        DeclarationRules.TwoOptimizers,
        DeclarationRules.UnsupportedType,
        DeclarationRules.ReservedMember,
        DeclarationRules.InvalidLayerName,
        DeclarationRules.DuplicateLayerName,
        DeclarationRules.NoModel,
        DeclarationRules.CannotBeConstructed,
        DeclarationRules.UnknownAttribute,
        DeclarationRules.UnchainedConstructor,
        DeclarationRules.HiddenType,
        DeclarationRules.UnsupportedRecord,
        DeclarationRules.UnsupportedProperty,
        DeclarationRules.TypedModelConflict,
        DeclarationRules.BudgetExceeded,
        ShapeRules.ShapeMismatch,
        ShapeRules.NormalizationNotFirst,
        ShapeRules.InvalidInputShape,
        ShapeRules.WrongInputCount,
        ShapeRules.ElementTypeMismatch,
        ShapeRules.TargetMismatch,
        ShapeRules.ArgumentOutOfRange,
        ShapeRules.LossMismatch,
        ShapeRules.OptimizerWithoutLoss,
        ShapeRules.LossWithoutOptimizer,
        ShapeRules.OutputWithoutLoss,
        ShapeRules.UnknownOutput,
        ShapeRules.TwoLossesOfOutput,
        ShapeRules.AmbiguousLoss,
        GraphRules.NoForward,
        GraphRules.InvalidForward,
        GraphRules.StackAndGraph,
        GraphRules.InvalidLayerProperty,
        GraphRules.UnsupportedInForward,
        GraphRules.UnknownCall,
        GraphRules.RecursiveHelper,
        GraphRules.NotConstant,
        GraphRules.WrongOutputCount,
        GraphRules.ForwardTooLarge,
        GraphRules.InvalidBlock,
        GraphRules.UnreadableBlock,
        .. AdviceRule.All.Select(advice => advice.Rule).Append(MetricAdvice.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Find(string id) => All.First(rule => rule.Id == id);
}
