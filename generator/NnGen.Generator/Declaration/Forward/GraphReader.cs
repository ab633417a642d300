using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>Finds what makes a class a graph: properties that stand for layers, and <c>Forward</c>.</summary>
internal static class GraphReader
{
    /// <summary>The name of the method that describes the forward pass.</summary>
    public const string MethodName = "Forward";

    /// <summary>What a class has of a graph, or null for a stack; the attributes of its layers and inputs are put in place of the class's.</summary>
    public static GraphReading? Find(DeclarationReading reading)
    {
        var graph = new GraphReading();
        var methods = new List<IMethodSymbol>();
        foreach (var member in reading.Type.GetMembers().Where(ClassRules.IsWritten))
        {
            if (member is IPropertySymbol property)
            {
                if (IsLayer(property))
                {
                    graph.Properties.Add((property, property.GetAttributes().FirstOrDefault(KnownTypes.IsLayer)));
                }
            }
            else if (member is IMethodSymbol method && IsForward(method))
            {
                methods.Add(method);
            }
        }

        if (graph.Properties.Count == 0 && methods.Count == 0)
        {
            return null;
        }

        graph.Forward = methods.FirstOrDefault();
        foreach (var other in methods.Skip(1))
        {
            reading.ReportAt(other.Locations[0], RuleIds.InvalidForward, "there is another one");
        }

        TakePlaces(reading, graph);
        return graph;
    }

    /// <summary>The properties as the other part of the class must repeat them.</summary>
    public static IEnumerable<PropertyDeclaration> Properties(DeclarationReading reading)
    {
        foreach (var (property, _) in reading.Graph!.Properties)
        {
            if (property.IsPartialDefinition && !HasOwnBody(property) && Signature(property) is { } signature)
            {
                var member = reading.Members.Find(member => SymbolEqualityComparer.Default.Equals(member.Property, property));
                yield return new PropertyDeclaration(signature, member?.Path ?? property.Name, DocumentationReader.Read(property));
            }
        }
    }

    /// <summary>Whether a property is meant to stand for a layer.</summary>
    public static bool IsLayer(IPropertySymbol property) =>
        property.GetAttributes().Any(KnownTypes.IsLayer) || (KnownTypes.IsLayerDelegate(property.Type) && property.IsPartialDefinition);

    /// <summary>Whether a method is the <c>Forward</c> of a graph.</summary>
    public static bool IsForward(IMethodSymbol method) => method.Name == MethodName && Describes(method);

    /// <summary>Whether a method called <c>Forward</c> is about nodes at all.</summary>
    public static bool Describes(IMethodSymbol method) =>
        MentionsNode(method.ReturnType) || method.Parameters.Any(p => MentionsNode(p.Type) || p.GetAttributes().Any(KnownTypes.IsInput));

    private static bool MentionsNode(ITypeSymbol type) =>
        KnownTypes.IsNode(type) || type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(e => MentionsNode(e.Type));

    /// <summary>Layers and inputs of the class itself belong to a stack.</summary>
    private static void TakePlaces(DeclarationReading reading, GraphReading graph)
    {
        foreach (var attribute in reading.Layers.Concat(reading.Inputs))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax)
            {
                reading.ReportAt(syntax.Name.GetLocation(), RuleIds.StackAndGraph, reading.Type.Name, KnownTypes.Kind(attribute));
            }
        }

        if (reading.TypedModel?.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax typed)
        {
            reading.ReportAt(typed.Name.GetLocation(), RuleIds.InvalidForward, "a model of your own types is a stack");
        }

        reading.Layers.Clear();
        reading.Inputs.Clear();
        foreach (var (property, attribute) in graph.Properties)
        {
            if (Obstacle(property) is { } obstacle)
            {
                reading.ReportAt(property.Locations[0], RuleIds.InvalidLayerProperty, property.Name, obstacle);
            }

            if (attribute is not null)
            {
                reading.Layers.Add(attribute);
            }
        }

        if (graph.Forward is { } forward)
        {
            reading.Inputs.AddRange(forward.Parameters.Select(p => p.GetAttributes().FirstOrDefault(KnownTypes.IsInput)).OfType<AttributeData>());
        }
    }

    /// <summary>Why a property cannot stand for a layer, or null.</summary>
    public static string? Obstacle(IPropertySymbol property)
    {
        var attributes = property.GetAttributes().Where(KnownTypes.IsLayer).ToList();
        return true switch
        {
            _ when property.Type.TypeKind == TypeKind.Error => null,
            _ when !KnownTypes.IsLayerDelegate(property.Type) => "its type must be Layer",
            _ when property.IsStatic => "it must not be static: each model has its own weights",
            _ when !property.IsPartialDefinition || HasOwnBody(property) => $"its body is generated: write 'partial Layer {property.Name} {{ get; }}'",
            _ when property.SetMethod is not null || property.GetMethod is null => "it must have get alone",
            _ when attributes.Count == 0 => "it has no layer: add one, such as [Dense(10)]",
            _ when attributes.Count > 1 => $"it has the layers {KnownTypes.Kind(attributes[0])} and {KnownTypes.Kind(attributes[1])}",
            _ => null,
        };
    }

    /// <summary>Whether the user wrote the other part of a property.</summary>
    public static bool HasOwnBody(IPropertySymbol property) => property.PartialImplementationPart is { } body && ClassRules.IsWritten(body);

    /// <summary>A property as the other part of its class must repeat it, or null when it has none.</summary>
    public static string? Signature(IPropertySymbol property)
    {
        if (property.Type.TypeKind == TypeKind.Error || property.Parameters.Length > 0
            || property.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<PropertyDeclarationSyntax>().FirstOrDefault() is not { AccessorList: { } accessors } syntax)
        {
            return null;
        }

        var modifiers = string.Join(" ", syntax.Modifiers.Select(m => m.Text));
        var type = property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        var bodies = accessors.Accessors.Select(a => $"{string.Concat(a.Modifiers.Select(m => m.Text + " "))}{a.Keyword.Text};");
        return $"{modifiers} {type} {TypeReader.Identifier(property.Name)} {{ {string.Join(" ", bodies)} }}";
    }
}
