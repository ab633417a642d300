using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>Reads the user's own loss, <c>Node Loss(Node prediction, Node target)</c>, by the same rules as <c>Forward</c>.</summary>
internal static class LossReader
{
    private const string MethodName = "Loss";

    /// <summary>The method, or null: of one output of several, <c>PriceLoss</c>.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, string output = "") => type.GetMembers(output + MethodName)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(method => ClassRules.IsWritten(method) && IsLoss(method));

    /// <summary>Whether a method is the user's own loss, of all outputs or of one.</summary>
    public static bool IsLoss(IMethodSymbol method) =>
        method.Name.EndsWith(MethodName, StringComparison.Ordinal)
        && KnownTypes.IsNode(method.ReturnType)
        && method.Parameters.Length == 2
        && method.Parameters.All(p => KnownTypes.IsNode(p.Type) && p.RefKind == RefKind.None);

    /// <summary>What it computes, or null after reporting why that cannot be told.</summary>
    public static LossBody? Read(DeclarationReading reading, IMethodSymbol method)
    {
        var reader = new ForwardReader(reading, reading.LossCalls);
        reader.Inputs.Add(new InputDeclaration("prediction", EquatableArray<int>.Empty, "float"));
        reader.Inputs.Add(new InputDeclaration("target", EquatableArray<int>.Empty, "float"));
        var arguments = new Dictionary<ISymbol, ForwardValue>(SymbolEqualityComparer.Default)
        {
            [method.Parameters[0]] = new NodeValue(0),
            [method.Parameters[1]] = new NodeValue(1),
        };
        if (reader.Enter(method, arguments, method.Locations[0]) is not NodeValue result)
        {
            reading.HasCompilerErrors = true;
            return null;
        }

        if (result.Number < 2)
        {
            reading.ReportAt(method.Locations[0], RuleIds.InvalidForward, "a loss must compare the prediction with the target");
            return null;
        }

        return new LossBody(reader.Layers.ToEquatableArray(), reader.Calls.ToEquatableArray(), result.Number);
    }
}
