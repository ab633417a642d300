using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>What <c>Forward</c> of a block must be.</summary>
internal static class BlockRules
{
    /// <summary>Why a method cannot be read, or null.</summary>
    public static string? Obstacle(IMethodSymbol forward) => true switch
    {
        _ when forward.DeclaringSyntaxReferences.IsEmpty => "its text is not in this project",
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
