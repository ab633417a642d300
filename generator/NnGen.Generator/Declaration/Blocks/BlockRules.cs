using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration.Forward;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>What a block is made of, and what it must be.</summary>
internal static class BlockRules
{
    /// <summary>The layers in a row.</summary>
    public static List<AttributeData> LayersOf(INamedTypeSymbol type) => [.. type.GetAttributes().Where(KnownTypes.IsLayer)];

    /// <summary>The properties that are meant to stand for layers.</summary>
    public static List<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IPropertySymbol>().Where(property => ClassRules.IsWritten(property) && GraphReader.IsLayer(property))];

    /// <summary>The method that says what a graph computes, or null.</summary>
    public static IMethodSymbol? ForwardOf(INamedTypeSymbol type) =>
        type.GetMembers(GraphReader.MethodName).OfType<IMethodSymbol>().FirstOrDefault(method => ClassRules.IsWritten(method) && GraphReader.Describes(method));

    /// <summary>Whether a class is meant as a block.</summary>
    public static bool IsMeant(INamedTypeSymbol type) => LayersOf(type).Count > 0 || ForwardOf(type) is not null;

    /// <summary>Why a class is no block, wherever it is used, or null.</summary>
    public static string? Obstacle(INamedTypeSymbol type) => true switch
    {
        _ when type.GetAttributes().Any(KnownTypes.IsModel) => "it is a model: take [Model], its inputs and its loss away",
        _ when type.IsFileLocal && ForwardOf(type) is not null => "it is local to a file",
        _ when type.IsGenericType => "it is generic",
        _ when LayersOf(type).Count > 0 && (PropertiesOf(type).Count > 0 || ForwardOf(type) is not null) => "it has layers in a row and a graph",
        _ when !IsMeant(type) => "it has neither layers nor a method 'Node Forward(Node input)'",
        _ => ForwardOf(type) is { } forward ? Obstacle(forward) : null,
    };

    private static string? Obstacle(IMethodSymbol forward) => true switch
    {
        _ when forward.IsGenericMethod => "its Forward has type parameters",
        _ when forward.IsAsync => "its Forward is async",
        _ when forward.IsAbstract || forward.IsExtern => "its Forward has no body",
        _ when !KnownTypes.IsNode(forward.ReturnType) => "its Forward must return a Node",
        _ when forward.Parameters.Length == 0 => "its Forward has no input",
        _ when !forward.Parameters.All(p => KnownTypes.IsNode(p.Type) && p.RefKind == RefKind.None) => "each parameter of its Forward must be a Node, by value",
        _ when forward.Parameters.Any(p => p.GetAttributes().Any(KnownTypes.IsInput)) => "inputs of a block have no shapes of their own: take [Input] away",
        _ => null,
    };
}
