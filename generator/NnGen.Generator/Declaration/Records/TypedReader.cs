using System.Globalization;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Records;

/// <summary>Reads the types of <c>[Model&lt;Transaction, FraudLabel&gt;]</c>.</summary>
internal static class TypedReader
{
    /// <summary>The name of the layer that normalises features and fills in missing values.</summary>
    public const string LayerName = "Features";

    /// <summary>Records beyond this would not fit on the stack in front of a prediction.</summary>
    private const int MaximumWidth = 4096;

    /// <summary>What the types say, or null when emitted code cannot name them; what is wrong is reported.</summary>
    public static TypedDeclaration? Read(DeclarationReading reading, Compilation compilation)
    {
        var arguments = reading.TypedModel!.AttributeClass!.TypeArguments;
        foreach (var part in arguments.SelectMany(RecordSymbols.Parts).OfType<INamedTypeSymbol>())
        {
            reading.Sources.NoteAttributesOf(part);
        }

        if (arguments.Length != 2 || arguments.SelectMany(RecordSymbols.Parts).Any(part => part.TypeKind is TypeKind.Error))
        {
            reading.HasCompilerErrors = true;
            return null;
        }

        CheckOtherAttributes(reading);
        var names = arguments.Select((type, index) => TypeAccess.Obstacle(type, reading.Type, compilation) is not { } obstacle || !Report(index, obstacle)).ToList();
        if (!names.All(canBeNamed => canBeNamed))
        {
            return null;
        }

        var input = ReadRecord(reading, arguments[0]);
        var target = TargetReader.Read(reading, arguments[1]);
        return input is null || target is null ? null : new TypedDeclaration(input, target);

        bool Report(int index, string obstacle)
        {
            ReportType(reading, index, arguments[index], obstacle);
            return true;
        }
    }

    /// <summary>The layer in front of the user's, or null when the features need none.</summary>
    public static LayerDeclaration? FirstLayer(RecordDeclaration record)
    {
        var normalized = new List<int>();
        var element = 0;
        foreach (var feature in record.Features)
        {
            if (feature.IsNormalized)
            {
                normalized.Add(element);
            }

            element += feature.Width;
        }

        var allowsMissing = record.Features.Items.Any(feature => feature is { IsOptional: true, IsNumber: true });
        if (normalized.Count == 0 && !allowsMissing)
        {
            return null;
        }

        var arguments = new List<ArgumentDeclaration>();
        if (allowsMissing)
        {
            arguments.Add(new ArgumentDeclaration(nameof(NormalizationAttribute.AllowMissing), "true"));
        }

        var elements = string.Join(", ", normalized.Select(n => n.ToString(CultureInfo.InvariantCulture)));
        arguments.Add(new ArgumentDeclaration(nameof(NormalizationAttribute.Elements), $"[{elements}]"));
        return new LayerDeclaration(LayerName, new AttributeDeclaration("Normalization", arguments.ToEquatableArray()));
    }

    /// <summary>Notes what is wrong with one of the two types.</summary>
    public static void ReportType(DeclarationReading reading, int index, ITypeSymbol type, string reason) =>
        reading.Report(
            RuleIds.UnsupportedRecord, ProblemPart.Record, index, null, RecordSymbols.ShortName(type), index == 0 ? "input" : "output", reason);

    /// <summary>Notes what is wrong with a property.</summary>
    public static void ReportProperty(DeclarationReading reading, int index, IPropertySymbol property, string reason) =>
        reading.Report(
            RuleIds.UnsupportedProperty, ProblemPart.Record, index, property.Name,
            $"{property.ContainingType.Name}.{property.Name}", index == 0 ? "feature" : "number to predict", reason);

    private static void CheckOtherAttributes(DeclarationReading reading)
    {
        if (reading.Inputs.Count > 0)
        {
            reading.Report(RuleIds.TypedModelConflict, ProblemPart.Input, 0, null, reading.Type.Name, "Input");
        }

        if (reading.Type.GetAttributes().Any(KnownTypes.IsPlainModel))
        {
            reading.Report(RuleIds.TypedModelConflict, ProblemPart.Class, 0, null, reading.Type.Name, "Model");
        }
    }

    private static RecordDeclaration? ReadRecord(DeclarationReading reading, ITypeSymbol type)
    {
        var isRecord = type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsStatic: false };
        if (!isRecord || RecordSymbols.KindOf(type) is not null || RecordSymbols.Underlying(type) is var inner && !SymbolEqualityComparer.Default.Equals(inner, type))
        {
            ReportType(reading, 0, type, "a record, class or struct with properties is needed");
            return null;
        }

        var features = RecordSymbols.Properties((INamedTypeSymbol)type)
            .Where(property => !RecordSymbols.IsLabel(property))
            .Select(property => (Property: property, Feature: ReadFeature(reading, property)))
            .ToList();
        var record = new RecordDeclaration(
            RecordSymbols.FullName(type), type.IsValueType, features.Select(f => f.Feature).OfType<FeatureDeclaration>().ToEquatableArray());
        if (features.Count == 0)
        {
            ReportType(reading, 0, type, "it has no public property to read");
        }
        else if (record.Width > MaximumWidth)
        {
            ReportType(
                reading, 0, type, string.Format(CultureInfo.InvariantCulture, "its properties make {0} features, more than {1}", record.Width, MaximumWidth));
        }

        return record;
    }

    private static FeatureDeclaration? ReadFeature(DeclarationReading reading, IPropertySymbol property)
    {
        var type = RecordSymbols.Underlying(property.Type);
        if (RecordSymbols.Parts(type).Any(part => part.TypeKind == TypeKind.Error))
        {
            reading.HasCompilerErrors = true;
            return null;
        }

        var kind = RecordSymbols.KindOf(type);
        var obstacle = true switch
        {
            _ when type.SpecialType == SpecialType.System_String =>
                "it is a string: use an enum whose members are the possible texts, or leave it out with [Feature(Ignore = true)]",
            _ when kind is null =>
                $"it is a {RecordSymbols.ShortName(type)}, but a number, bool or enum is needed: change it, or leave it out with [Feature(Ignore = true)]",
            _ when RecordSymbols.IsForbidden(property) => "it is obsolete: leave it out with [Feature(Ignore = true)]",
            _ when kind == ValueKind.Category => RecordSymbols.EnumObstacle((INamedTypeSymbol)type),
            _ => null,
        };
        if (obstacle is not null)
        {
            ReportProperty(reading, 0, property, obstacle);
            return null;
        }

        var isOptional = !SymbolEqualityComparer.Default.Equals(type, property.Type);
        var isNumber = kind is ValueKind.Whole or ValueKind.Real;
        return new FeatureDeclaration(
            property.Name,
            kind!.Value,
            isOptional,
            isNumber && RecordSymbols.IsNormalized(property),
            kind == ValueKind.Category ? RecordSymbols.ReadEnum((INamedTypeSymbol)type) : null);
    }
}
