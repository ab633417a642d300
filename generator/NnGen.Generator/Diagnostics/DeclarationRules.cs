using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Diagnostics;

/// <summary>Rules of classes and their attributes, NNG0001 to NNG0125.</summary>
internal static class DeclarationRules
{
    public static readonly DiagnosticDescriptor NotGenerated = new(
        RuleIds.NotGenerated,
        "Model is not generated",
        "No code is generated for '{0}' because of {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InternalError = new(
        RuleIds.InternalError,
        "Code generation failed",
        "The generator failed on '{0}', which is a bug in it: {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotPartial = new(
        RuleIds.NotPartial,
        "Model class must be partial",
        "'{0}' must be partial, so that the model '{1}' can be completed",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoInput = new(
        RuleIds.NoInput,
        "Model has no input",
        "'{0}' has no input: add [Input(30)] with the shape of one sample",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoLayers = new(
        RuleIds.NoLayers,
        "Model has no layers",
        "'{0}' has no layers: add one, such as [Dense(10)]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LayersOnTwoParts = new(
        RuleIds.LayersOnTwoParts,
        "Layers stand on two parts of a class",
        "'{0}' has layers on two parts, whose order is not defined: put all on one",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TwoLosses = new(
        RuleIds.TwoLosses,
        "Model has two losses",
        "'{0}' has the losses {1} and {2}: a model has one",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TwoOptimizers = new(
        RuleIds.TwoOptimizers,
        "Model has two optimizers",
        "'{0}' has the optimizers {1} and {2}: a model has one",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        RuleIds.UnsupportedType,
        "Type cannot be a model",
        "'{0}' is {1}, which a model cannot be",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ReservedMember = new(
        RuleIds.ReservedMember,
        "Name is reserved for a generated member",
        "'{0}' cannot declare {1}: every model has a generated member of that name",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidLayerName = new(
        RuleIds.InvalidLayerName,
        "Layer name is not an identifier",
        "'{0}' cannot name a layer: it is not an identifier of C#",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateLayerName = new(
        RuleIds.DuplicateLayerName,
        "Layer name is used twice",
        "The name '{0}' is taken by the layer '{1}': names must differ by more than their case",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoModel = new(
        RuleIds.NoModel,
        "Class is not marked as a model",
        "'{0}' has [{1}] but no [Model], so nothing is generated for it",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CannotBeConstructed = new(
        RuleIds.CannotBeConstructed,
        "Model cannot be constructed by generated code",
        "'{0}' cannot be completed because {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownAttribute = new(
        RuleIds.UnknownAttribute,
        "Attribute is unknown to the compiler of models",
        "'{0}' is not a known {1}: only those of NnGen itself can be compiled",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnchainedConstructor = new(
        RuleIds.UnchainedConstructor,
        "Constructor leaves the model without its network",
        "A constructor of the model '{0}' must call the generated one: add ': this(seed)' or ': this()'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HiddenType = new(
        RuleIds.HiddenType,
        "Name hides a type that generated code uses",
        "'{0}' hides '{1}', which the generated code uses: rename it or move the model to another namespace",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedRecord = new(
        RuleIds.UnsupportedRecord,
        "Type cannot be what a model reads or predicts",
        "'{0}' cannot be the {1} of a model: {2}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedProperty = new(
        RuleIds.UnsupportedProperty,
        "Property cannot be read or predicted by a model",
        "'{0}' cannot be a {1}: {2}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TypedModelConflict = new(
        RuleIds.TypedModelConflict,
        "Typed model has what its types decide",
        "'{0}' has [{1}] beside its typed [Model], whose types decide the input: remove it",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BudgetExceeded = new(
        RuleIds.BudgetExceeded,
        "Model exceeds its budget",
        "'{0}' has {1}, its budget is {2}; most are in {3}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
