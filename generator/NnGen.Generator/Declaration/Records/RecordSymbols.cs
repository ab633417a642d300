using Microsoft.CodeAnalysis;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Records;

/// <summary>Questions about the user's types that models read and predict.</summary>
internal static class RecordSymbols
{
    /// <summary>
    /// The public properties that an object of the type shows: a base class's first, then in the order of declaration. One that is
    /// hidden or overridden counts once, where the last declaration is.
    /// </summary>
    public static IReadOnlyList<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in ClassRules.BaseTypes(type).Prepend(type))
        {
            var members = level.GetMembers().Where(member => member.DeclaredAccessibility != Accessibility.Private && !names.Contains(member.Name)).ToList();
            properties.InsertRange(0, members.OfType<IPropertySymbol>().Where(IsReadable).Where(property => !IsIgnored(property)));
            names.UnionWith(members.Select(member => member.Name));
        }

        return properties;
    }

    /// <summary>What a type's values are, apart from whether they may be null; null when it is not the type of a feature.</summary>
    public static ValueKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ValueKind.Bool,
        SpecialType.System_Single or SpecialType.System_Double => ValueKind.Real,
        SpecialType.System_IntPtr or SpecialType.System_UIntPtr => ValueKind.Whole,
        >= SpecialType.System_SByte and <= SpecialType.System_Decimal => ValueKind.Whole,
        _ when type.TypeKind == TypeKind.Enum => ValueKind.Category,
        _ when type is INamedTypeSymbol { Arity: 0, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } =>
            type.Name switch
            {
                "Half" => ValueKind.Real,
                "Int128" or "UInt128" => ValueKind.Whole,
                _ => null,
            },
        _ => null,
    };

    /// <summary>The type under a nullable value type, else the type itself.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>The enum's members by value, as <c>Enum.GetValues</c> sorts signed ones: an index is then the value, where values count from 0.</summary>
    public static EnumDeclaration ReadEnum(INamedTypeSymbol type)
    {
        var fields = Members(type).ToList();
        var names = fields.GroupBy(field => field.ConstantValue!)
            .OrderBy(value => Convert.ToDecimal(value.Key, System.Globalization.CultureInfo.InvariantCulture))
            .Select(value => value.First().Name);
        return new EnumDeclaration(FullName(type), names.ToEquatableArray());
    }

    /// <summary>Why an enum cannot be a category, or null.</summary>
    public static string? EnumObstacle(INamedTypeSymbol type) => true switch
    {
        _ when !Members(type).Any() => $"the enum {type.Name} has no members",
        _ when type.GetAttributes().Any(a => a.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" }) =>
            $"the enum {type.Name} has [Flags], so that a value may be several members",
        _ when Members(type).FirstOrDefault(IsForbidden) is { } member => $"the member {member.Name} of {type.Name} is obsolete",
        _ => null,
    };

    /// <summary>Whether using a symbol is an error because it is obsolete.</summary>
    public static bool IsForbidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: nameof(ObsoleteAttribute), ContainingNamespace.Name: "System" }
        && attribute.ConstructorArguments.Any(argument => argument.Value is true));

    /// <summary>The full name in emitted code: <c>global::Shop.Transaction</c>.</summary>
    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>How messages name a type.</summary>
    public static string ShortName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>A type and those that it is made of: the types around it and its arguments.</summary>
    public static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type)
    {
        yield return type;
        if (type is IArrayTypeSymbol array)
        {
            foreach (var part in Parts(array.ElementType))
            {
                yield return part;
            }
        }

        if (type is INamedTypeSymbol named)
        {
            foreach (var part in named.TypeArguments.SelectMany(Parts).Concat(named.ContainingType is { } outer ? Parts(outer) : []))
            {
                yield return part;
            }
        }
    }

    /// <summary>Whether a property is marked as the label of its record, which is no feature.</summary>
    public static bool IsLabel(IPropertySymbol property) => property.GetAttributes().Any(a => KnownTypes.Is(a, nameof(LabelAttribute)));

    /// <summary>Whether a property is a feature that is to be normalised.</summary>
    public static bool IsNormalized(IPropertySymbol property) => Argument(property, nameof(FeatureAttribute.Normalize)) ?? true;

    private static bool IsIgnored(IPropertySymbol property) => Argument(property, nameof(FeatureAttribute.Ignore)) ?? false;

    private static bool? Argument(IPropertySymbol property, string name) =>
        property.GetAttributes().FirstOrDefault(a => KnownTypes.Is(a, nameof(FeatureAttribute)))
            ?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as bool?;

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public };

    private static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && field.ConstantValue is not null);
}
