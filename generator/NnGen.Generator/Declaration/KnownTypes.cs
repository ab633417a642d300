using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Declaration;

/// <summary>Recognises the attributes of the language by name, so that no symbol has to be looked up and kept.</summary>
internal static class KnownTypes
{
    /// <summary>The attribute that makes a class a model.</summary>
    public const string ModelAttribute = "NnGen.ModelAttribute";

    private const string Suffix = nameof(Attribute);

    /// <summary>Whether an attribute makes a class a model, of either kind.</summary>
    public static bool IsModel(AttributeData attribute) => IsPlainModel(attribute) || IsTypedModel(attribute);

    public static bool IsPlainModel(AttributeData attribute) => Is(attribute, nameof(NnGen.ModelAttribute));

    public static bool IsTypedModel(AttributeData attribute) => Is(attribute, nameof(NnGen.ModelAttribute) + "`2");

    public static bool Is(AttributeData attribute, string metadataName) => IsOurs(attribute.AttributeClass, metadataName);

    public static bool IsInput(AttributeData attribute) => IsOurs(attribute.AttributeClass, nameof(InputAttribute));

    public static bool IsLayer(AttributeData attribute) => DerivesFrom(attribute.AttributeClass, nameof(LayerAttribute));

    /// <summary>Whether the attribute uses a class as a layer.</summary>
    public static bool IsBlock(AttributeData attribute) => BlockAttributeOf(attribute) is not null;

    /// <summary>The class that an attribute uses as a layer.</summary>
    public static INamedTypeSymbol? BlockOf(AttributeData attribute) => BlockAttributeOf(attribute)?.TypeArguments[0] as INamedTypeSymbol;

    public static bool IsBudget(AttributeData attribute) => IsOurs(attribute.AttributeClass, nameof(BudgetAttribute));

    public static bool IsLoss(AttributeData attribute) => DerivesFrom(attribute.AttributeClass, nameof(LossAttribute));

    public static bool IsOptimizer(AttributeData attribute) => DerivesFrom(attribute.AttributeClass, nameof(OptimizerAttribute));

    /// <summary>Whether a type is the delegate of layers in graphs.</summary>
    public static bool IsLayerDelegate(ITypeSymbol? type) => IsOurs(type as INamedTypeSymbol, "Layer");

    /// <summary>Whether a type is that of values in graphs.</summary>
    public static bool IsNode(ITypeSymbol? type) => IsOurs(type as INamedTypeSymbol, "Node");

    /// <summary>Whether a type is the class of functions for graphs.</summary>
    public static bool IsFunctions(ITypeSymbol? type) => IsOurs(type as INamedTypeSymbol, "Functions");

    /// <summary>The name of an attribute as users write it: <c>Dense</c>.</summary>
    public static string Kind(AttributeData attribute)
    {
        var name = attribute.AttributeClass?.Name ?? "";
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Suffix.Length)
            : name;
    }

    /// <summary>Whether the attribute is one of this library's own, not one that a user derived from its base.</summary>
    public static bool IsBuiltIn(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingType: null } type && IsInNamespace(type) && type.MetadataName == Kind(attribute) + Suffix;

    private static INamedTypeSymbol? BlockAttributeOf(AttributeData attribute)
    {
        var current = attribute.AttributeClass;
        while (current is not null && !IsOurs(current, "BlockAttribute`1"))
        {
            current = current.BaseType;
        }

        return current;
    }

    private static bool DerivesFrom(INamedTypeSymbol? type, string baseName)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (IsOurs(current, baseName))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOurs(INamedTypeSymbol? type, string metadataName) =>
        type is { ContainingType: null } && type.MetadataName == metadataName && IsInNamespace(type);

    private static bool IsInNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: nameof(NnGen), ContainingNamespace.IsGlobalNamespace: true };
}
