using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Declaration.Records;

/// <summary>Whether the public members of a model may name a type.</summary>
internal static class TypeAccess
{
    /// <summary>Why emitted code cannot have the type in the model's public members, or null.</summary>
    public static string? Obstacle(ITypeSymbol type, INamedTypeSymbol model, Compilation compilation)
    {
        foreach (var part in RecordSymbols.Parts(type))
        {
            var obstacle = part switch
            {
                IArrayTypeSymbol => null,
                not INamedTypeSymbol => "only a named type can be used",
                INamedTypeSymbol { IsFileLocal: true } => $"{part.Name} is local to a file, which generated code is not in",
                INamedTypeSymbol { IsRefLikeType: true } => "it is a ref struct",
                INamedTypeSymbol { IsUnboundGenericType: true } => "it has open type parameters",
                INamedTypeSymbol named when !compilation.IsSymbolAccessibleWithin(named, model) => $"{part.Name} cannot be accessed from the model",
                INamedTypeSymbol named when RecordSymbols.IsForbidden(named) => $"{part.Name} is obsolete",
                INamedTypeSymbol named when !IsAsVisible(named, model) => $"{part.Name} is less accessible than the model",
                INamedTypeSymbol named when IsAmbiguous(named, compilation) => $"there are several types of the full name of {part.Name}",
                _ => null,
            };
            if (obstacle is not null)
            {
                return obstacle;
            }
        }

        return null;
    }

    /// <summary>Whether every place that sees the model sees the type too; where that is hard to tell, no.</summary>
    private static bool IsAsVisible(INamedTypeSymbol type, INamedTypeSymbol model) => type.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.NotApplicable => true,
        Accessibility.Internal => Around(model).Any(t => t.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal),
        // The model must be a private part of the type that the other is a part of.
        _ => Around(model).Any(t => t.DeclaredAccessibility == Accessibility.Private
            && TypeReader.ContainingTypes(t).Contains(type.ContainingType.OriginalDefinition, SymbolEqualityComparer.Default)),
    };

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol model) => TypeReader.ContainingTypes(model).Prepend(model);

    private static bool IsAmbiguous(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.ContainingType is not null || type.SpecialType != SpecialType.None)
        {
            return false;
        }

        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString() + ".";
        return compilation.GetTypesByMetadataName(space + type.MetadataName)
            .Count(found => compilation.IsSymbolAccessibleWithin(found, compilation.Assembly)) > 1;
    }
}
