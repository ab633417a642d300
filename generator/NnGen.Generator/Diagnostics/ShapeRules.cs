using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Diagnostics;

/// <summary>Rules of shapes, arguments, losses and optimizers, NNG0201 to NNG0407.</summary>
internal static class ShapeRules
{
    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        RuleIds.ShapeMismatch,
        "Shape does not fit",
        "{0} needs {1}, but {2} gives {3}{4}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NormalizationNotFirst = new(
        RuleIds.NormalizationNotFirst,
        "Layer must see the data",
        "{0} must come before layers that change the data, but follows {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidInputShape = new(
        RuleIds.InvalidInputShape,
        "Input shape is invalid",
        "The shape of the input is invalid: {0}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WrongInputCount = new(
        RuleIds.WrongInputCount,
        "Number of inputs does not fit",
        "{0} takes {1}, but is given {2}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ElementTypeMismatch = new(
        RuleIds.ElementTypeMismatch,
        "Elements are of another type",
        "{0} needs {1}, but {2} gives {3}; {4}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TargetMismatch = new(
        RuleIds.TargetMismatch,
        "Outputs do not fit the type to predict",
        "{0} must {1}, but {2}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = new(
        RuleIds.ArgumentOutOfRange,
        "Argument is out of range",
        "{0}: {1} must be {2}, but is {3}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LossMismatch = new(
        RuleIds.LossMismatch,
        "Loss does not fit",
        "{0} does not fit: {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OptimizerWithoutLoss = new(
        RuleIds.OptimizerWithoutLoss,
        "Optimizer without a loss",
        "{0} has no loss to minimise: add one, such as [MeanSquaredError]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LossWithoutOptimizer = new(
        RuleIds.LossWithoutOptimizer,
        "Loss without an optimizer",
        "{0} needs an optimizer to be minimised: add one, such as [Adam]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OutputWithoutLoss = new(
        RuleIds.OutputWithoutLoss,
        "Output without a loss",
        "The output '{0}' has no loss: add one with Output = \"{0}\"",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownOutput = new(
        RuleIds.UnknownOutput,
        "Loss of an unknown output",
        "There is no output '{0}': {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TwoLossesOfOutput = new(
        RuleIds.TwoLossesOfOutput,
        "Output has two losses",
        "The output '{0}' has the losses {1} and {2}: an output has one",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor AmbiguousLoss = new(
        RuleIds.AmbiguousLoss,
        "Loss does not say of which output",
        "{0} does not say which of several outputs it is of: {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
