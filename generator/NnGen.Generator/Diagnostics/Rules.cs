using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Analyzers.Advice;

namespace NnGen.Generator.Diagnostics;

/// <summary>All rules, one descriptor each. AnalyzerReleases.*.md lists them for users.</summary>
internal static class Rules
{
    internal const string Category = "NnGen";

    public static readonly DiagnosticDescriptor NotGenerated = new(
        RuleIds.NotGenerated,
        "Model is not generated",
        "No code is generated for '{0}' because of {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InternalError = new(
        RuleIds.InternalError,
        "Code generation failed",
        "The generator failed on '{0}', which is a bug in it: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotPartial = new(
        RuleIds.NotPartial,
        "Model class must be partial",
        "'{0}' must be partial, so that the model '{1}' can be completed",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoInput = new(
        RuleIds.NoInput,
        "Model has no input",
        "'{0}' has no input: add [Input(30)] with the shape of one sample",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoLayers = new(
        RuleIds.NoLayers,
        "Model has no layers",
        "'{0}' has no layers: add one, such as [Dense(10)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LayersOnTwoParts = new(
        RuleIds.LayersOnTwoParts,
        "Layers stand on two parts of a class",
        "'{0}' has layers on two parts, whose order is not defined: put all on one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TwoLosses = new(
        RuleIds.TwoLosses,
        "Model has two losses",
        "'{0}' has the losses {1} and {2}: a model has one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TwoOptimizers = new(
        RuleIds.TwoOptimizers,
        "Model has two optimizers",
        "'{0}' has the optimizers {1} and {2}: a model has one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        RuleIds.UnsupportedType,
        "Type cannot be a model",
        "'{0}' is {1}, which a model cannot be",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ReservedMember = new(
        RuleIds.ReservedMember,
        "Name is reserved for a generated member",
        "'{0}' cannot declare {1}: every model has a generated member of that name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidLayerName = new(
        RuleIds.InvalidLayerName,
        "Layer name is not an identifier",
        "'{0}' cannot name a layer: it is not an identifier of C#",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateLayerName = new(
        RuleIds.DuplicateLayerName,
        "Layer name is used twice",
        "The name '{0}' is taken by the layer '{1}': names must differ by more than their case",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoModel = new(
        RuleIds.NoModel,
        "Class is not marked as a model",
        "'{0}' has [{1}] but no [Model], so nothing is generated for it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CannotBeConstructed = new(
        RuleIds.CannotBeConstructed,
        "Model cannot be constructed by generated code",
        "'{0}' cannot be completed because {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownAttribute = new(
        RuleIds.UnknownAttribute,
        "Attribute is unknown to the compiler of models",
        "'{0}' is not a known {1}: only those of NnGen itself can be compiled",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnchainedConstructor = new(
        RuleIds.UnchainedConstructor,
        "Constructor leaves the model without its network",
        "A constructor of the model '{0}' must call the generated one: add ': this(seed)' or ': this()'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HiddenType = new(
        RuleIds.HiddenType,
        "Name hides a type that generated code uses",
        "'{0}' hides '{1}', which the generated code uses: rename it or move the model to another namespace",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedRecord = new(
        RuleIds.UnsupportedRecord,
        "Type cannot be what a model reads or predicts",
        "'{0}' cannot be the {1} of a model: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedProperty = new(
        RuleIds.UnsupportedProperty,
        "Property cannot be read or predicted by a model",
        "'{0}' cannot be a {1}: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TypedModelConflict = new(
        RuleIds.TypedModelConflict,
        "Typed model has what its types decide",
        "'{0}' has [{1}] beside its typed [Model], whose types decide the input: remove it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BudgetExceeded = new(
        RuleIds.BudgetExceeded,
        "Model exceeds its budget",
        "'{0}' has {1}, its budget is {2}; most are in {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        RuleIds.ShapeMismatch,
        "Shape does not fit",
        "{0} needs {1}, but {2} gives {3}{4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NormalizationNotFirst = new(
        RuleIds.NormalizationNotFirst,
        "Layer must see the data",
        "{0} must come before layers that change the data, but follows {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidInputShape = new(
        RuleIds.InvalidInputShape,
        "Input shape is invalid",
        "The shape of the input is invalid: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WrongInputCount = new(
        RuleIds.WrongInputCount,
        "Number of inputs does not fit",
        "{0} takes {1}, but is given {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ElementTypeMismatch = new(
        RuleIds.ElementTypeMismatch,
        "Elements are of another type",
        "{0} needs {1}, but {2} gives {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TargetMismatch = new(
        RuleIds.TargetMismatch,
        "Outputs do not fit the type to predict",
        "{0} must {1}, but {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = new(
        RuleIds.ArgumentOutOfRange,
        "Argument is out of range",
        "{0}: {1} must be {2}, but is {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LossMismatch = new(
        RuleIds.LossMismatch,
        "Loss does not fit",
        "{0} does not fit: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OptimizerWithoutLoss = new(
        RuleIds.OptimizerWithoutLoss,
        "Optimizer without a loss",
        "{0} has no loss to minimise: add one, such as [MeanSquaredError]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LossWithoutOptimizer = new(
        RuleIds.LossWithoutOptimizer,
        "Loss without an optimizer",
        "{0} needs an optimizer to be minimised: add one, such as [Adam]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OutputWithoutLoss = new(
        RuleIds.OutputWithoutLoss,
        "Output without a loss",
        "The output '{0}' has no loss: add one with Output = \"{0}\"",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownOutput = new(
        RuleIds.UnknownOutput,
        "Loss of an unknown output",
        "There is no output '{0}': {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TwoLossesOfOutput = new(
        RuleIds.TwoLossesOfOutput,
        "Output has two losses",
        "The output '{0}' has the losses {1} and {2}: an output has one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor AmbiguousLoss = new(
        RuleIds.AmbiguousLoss,
        "Loss does not say of which output",
        "{0} does not say which of several outputs it is of: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoForward = new(
        RuleIds.NoForward,
        "Graph has no Forward",
        "'{0}' has layers as properties but no method that calls them: add 'Node Forward([Input(30)] Node x)'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidForward = new(
        RuleIds.InvalidForward,
        "Forward cannot be compiled",
        "'Forward' cannot be compiled: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor StackAndGraph = new(
        RuleIds.StackAndGraph,
        "Class is a stack and a graph",
        "'{0}' is a graph, so that [{1}] belongs to a property or to a parameter of Forward",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidLayerProperty = new(
        RuleIds.InvalidLayerProperty,
        "Property cannot be a layer",
        "'{0}' cannot be a layer: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedInForward = new(
        RuleIds.UnsupportedInForward,
        "Forward has what cannot be compiled",
        "{0} cannot be compiled in Forward",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownCall = new(
        RuleIds.UnknownCall,
        "Forward calls what is no layer",
        "'{0}' is neither a layer, nor a function for nodes, nor a method of yours that can be compiled in place",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RecursiveHelper = new(
        RuleIds.RecursiveHelper,
        "Method calls itself",
        "'{0}' calls itself, so that it cannot be compiled in place",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotConstant = new(
        RuleIds.NotConstant,
        "Value must be constant",
        "'{0}' must be constant: a model is compiled once, before there are any numbers",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WrongOutputCount = new(
        RuleIds.WrongOutputCount,
        "Number of results does not fit",
        "{0} results are taken, but one is given",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ForwardTooLarge = new(
        RuleIds.ForwardTooLarge,
        "Forward is too large",
        "Forward comes to more than {0}, too many to be compiled",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidBlock = new(
        RuleIds.InvalidBlock,
        "Class cannot be used as a block here",
        "'{0}' cannot be used as a block here: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnreadableBlock = new(
        RuleIds.UnreadableBlock,
        "Block of another assembly cannot be read",
        "'{0}' of the assembly '{1}' cannot be used as a block: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DecisionsOfRegression = new(
        RuleIds.DecisionsOfRegression,
        "Metric of decisions for a regression",
        "{0} counts decisions for classes, but '{1}' predicts numbers: use MeanAbsoluteError or R2",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    /// <summary>All rules, in the order of their ids; those of advice have files of their own.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotGenerated,
        InternalError,
        NotPartial,
        NoInput,
        NoLayers,
        LayersOnTwoParts,
        TwoLosses,
        TwoOptimizers,
        UnsupportedType,
        ReservedMember,
        InvalidLayerName,
        DuplicateLayerName,
        NoModel,
        CannotBeConstructed,
        UnknownAttribute,
        UnchainedConstructor,
        HiddenType,
        UnsupportedRecord,
        UnsupportedProperty,
        TypedModelConflict,
        BudgetExceeded,
        ShapeMismatch,
        NormalizationNotFirst,
        InvalidInputShape,
        WrongInputCount,
        ElementTypeMismatch,
        TargetMismatch,
        ArgumentOutOfRange,
        LossMismatch,
        OptimizerWithoutLoss,
        LossWithoutOptimizer,
        OutputWithoutLoss,
        UnknownOutput,
        TwoLossesOfOutput,
        AmbiguousLoss,
        NoForward,
        InvalidForward,
        StackAndGraph,
        InvalidLayerProperty,
        UnsupportedInForward,
        UnknownCall,
        RecursiveHelper,
        NotConstant,
        WrongOutputCount,
        ForwardTooLarge,
        InvalidBlock,
        UnreadableBlock,
        .. AdviceRule.All.Select(advice => advice.Rule).Append(DecisionsOfRegression).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Find(string id) => All.First(rule => rule.Id == id);
}
