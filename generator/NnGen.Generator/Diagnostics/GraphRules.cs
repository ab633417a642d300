using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Diagnostics;

/// <summary>Rules of the language of graphs and of blocks, NNG0501 to NNG0512.</summary>
internal static class GraphRules
{
    public static readonly DiagnosticDescriptor NoForward = new(
        RuleIds.NoForward,
        "Graph has no Forward",
        "'{0}' has layers as properties but no method that calls them: add 'Node Forward([Input(30)] Node x)'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidForward = new(
        RuleIds.InvalidForward,
        "Forward cannot be compiled",
        "'Forward' cannot be compiled: {0}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor StackAndGraph = new(
        RuleIds.StackAndGraph,
        "Class is a stack and a graph",
        "'{0}' is a graph, so that [{1}] belongs to a property or to a parameter of Forward",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidLayerProperty = new(
        RuleIds.InvalidLayerProperty,
        "Property cannot be a layer",
        "'{0}' cannot be a layer: {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedInForward = new(
        RuleIds.UnsupportedInForward,
        "Forward has what cannot be compiled",
        "{0} cannot be compiled in Forward",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownCall = new(
        RuleIds.UnknownCall,
        "Forward calls what is no layer",
        "'{0}' is neither a layer, nor a function for nodes, nor a method of yours that can be compiled in place",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RecursiveHelper = new(
        RuleIds.RecursiveHelper,
        "Method calls itself",
        "'{0}' calls itself, so that it cannot be compiled in place",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotConstant = new(
        RuleIds.NotConstant,
        "Value must be constant",
        "'{0}' must be constant: a model is compiled once, before there are any numbers",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WrongOutputCount = new(
        RuleIds.WrongOutputCount,
        "Number of results does not fit",
        "{0} results are taken, but one is given",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ForwardTooLarge = new(
        RuleIds.ForwardTooLarge,
        "Forward is too large",
        "Forward comes to more than {0}, too many to be compiled",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidBlock = new(
        RuleIds.InvalidBlock,
        "Class cannot be used as a block here",
        "'{0}' cannot be used as a block here: {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnreadableBlock = new(
        RuleIds.UnreadableBlock,
        "Block of another assembly cannot be read",
        "'{0}' of the assembly '{1}' cannot be used as a block: {2}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
