using Microsoft.CodeAnalysis;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Records;

/// <summary>Reads the type that a model predicts.</summary>
internal static class TargetReader
{
    private const int Index = 1;

    /// <summary>What the type says, or null after reporting why it cannot be predicted.</summary>
    public static TargetDeclaration? Read(DeclarationReading reading, ITypeSymbol type)
    {
        var name = RecordSymbols.FullName(type);
        switch (RecordSymbols.KindOf(type))
        {
            case ValueKind.Category when Obstacle((INamedTypeSymbol)type) is { } obstacle:
                TypedReader.ReportType(reading, Index, type, obstacle);
                return null;
            case ValueKind.Category:
                return new TargetDeclaration(name, ValueKind.Category, RecordSymbols.ReadEnum((INamedTypeSymbol)type), null);
            case { } kind:
                return new TargetDeclaration(name, kind, null, null);
            case null when type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsAbstract: false } record
                && SymbolEqualityComparer.Default.Equals(RecordSymbols.Underlying(type), type):
                return ReadRecord(reading, record);
            default:
                TypedReader.ReportType(reading, Index, type, "an enum, a bool, a number or a record of numbers is needed");
                return null;
        }
    }

    private static string? Obstacle(INamedTypeSymbol type) =>
        RecordSymbols.EnumObstacle(type)
        ?? (RecordSymbols.ReadEnum(type).Names.Count < 2 ? "an enum to predict has at least two members" : null);

    private static TargetDeclaration? ReadRecord(DeclarationReading reading, INamedTypeSymbol type)
    {
        var properties = RecordSymbols.Properties(type);
        var wrong = properties.Where(p => RecordSymbols.KindOf(p.Type) is not (ValueKind.Whole or ValueKind.Real) || RecordSymbols.IsForbidden(p)).ToList();
        foreach (var property in wrong)
        {
            TypedReader.ReportProperty(
                reading, Index, property,
                $"it is a {RecordSymbols.ShortName(property.Type)}, but a number is needed: change it, or leave it out with [Feature(Ignore = true)]");
        }

        if (wrong.Count > 0)
        {
            return null;
        }

        if (properties.Count == 0)
        {
            TypedReader.ReportType(reading, Index, type, "it has no public property that is a number");
            return null;
        }

        var constructor = CanBeSet(type, properties) ? null : Constructor(type, properties);
        if (constructor is null && !CanBeSet(type, properties))
        {
            TypedReader.ReportType(reading, Index, type, "its properties can neither be set nor given to one public constructor of them all");
            return null;
        }

        var numbers = properties.Select(property => new TargetNumber(
            property.Name,
            RecordSymbols.FullName(property.Type),
            RecordSymbols.KindOf(property.Type)!.Value,
            constructor?.Parameters.First(p => Matches(p, property)).Name ?? ""));
        return new TargetDeclaration(
            RecordSymbols.FullName(type), ValueKind.Real, null, new TargetRecord(type.IsValueType, constructor is not null, numbers.ToEquatableArray()));
    }

    /// <summary>Whether an object initializer makes a whole object.</summary>
    private static bool CanBeSet(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties) =>
        type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public && !RecordSymbols.IsForbidden(c))
        && properties.All(property => property.SetMethod is { DeclaredAccessibility: Accessibility.Public })
        && Required(type).All(member => properties.Contains(member, SymbolEqualityComparer.Default));

    private static IMethodSymbol? Constructor(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties) =>
        type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaredAccessibility == Accessibility.Public
            && constructor.Parameters.Length == properties.Count
            && constructor.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
            && properties.All(property => constructor.Parameters.Count(parameter => Matches(parameter, property)) == 1)
            && !RecordSymbols.IsForbidden(constructor)
            && !Required(type).Any());

    private static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static IEnumerable<ISymbol> Required(INamedTypeSymbol type) =>
        ClassRules.BaseTypes(type).Prepend(type).SelectMany(t => t.GetMembers())
            .Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
