using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Declaration.Forward.Operations;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Layers;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>Replaces blocks by what they are made of, down to layers.</summary>
internal sealed class BlockExpansion(DeclarationReading reading, Compilation compilation)
{
    /// <summary>So many layers would take too long to compile.</summary>
    private const int MostLayers = 4096;

    private readonly Stack<INamedTypeSymbol> _around = new();
    private readonly Stack<Hyperparameters?> _hyperparameters = new();

    /// <summary>All layers, in the order of the source.</summary>
    public List<LayerMember> Layers { get; } = [];

    /// <summary>Whether each attribute became a member.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>What an attribute declares, or null after reporting why it declares nothing.</summary>
    public Member? Read(AttributeData attribute, IPropertySymbol? property)
    {
        if (KnownTypes.IsBlock(attribute))
        {
            var block = ReadBlock(attribute, property);
            IsComplete &= block is not null;
            return block;
        }

        var layer = new LayerMember(attribute, property, IsKnown(attribute) ? ArgumentsOf(attribute) : null);
        Layers.Add(layer);
        return layer;
    }

    /// <summary>Whether the attribute is that of a layer which the compiler has a definition for.</summary>
    public static bool IsKnown(AttributeData attribute) => KnownTypes.IsBuiltIn(attribute) && LayerRegistry.Find(KnownTypes.Kind(attribute)) is not null;

    private BlockMember? ReadBlock(AttributeData attribute, IPropertySymbol? property)
    {
        if (KnownTypes.BlockOf(attribute) is not { TypeKind: not TypeKind.Error } type)
        {
            reading.HasCompilerErrors = true;
            return null;
        }

        if (ArgumentReader.Read(attribute) is null)
        {
            reading.HasCompilerErrors = true;
            return null;
        }

        var count = ValueOf(attribute, Repeat) as int? ?? 1;
        if (Obstacle(type, count) is { } obstacle)
        {
            reading.ReportAt(PlaceOf(attribute, count < 1 ? Repeat : null), RuleIds.InvalidBlock, type.Name, obstacle);
            return null;
        }

        if (!TryReadHyperparameters(attribute, type, out var hyperparameters))
        {
            return null;
        }

        _around.Push(type);
        _hyperparameters.Push(hyperparameters);
        var instances = Enumerable.Range(0, count).TakeWhile(_ => Layers.Count <= MostLayers).Select(_ => ReadInstance(type)).ToList();
        _hyperparameters.Pop();
        _around.Pop();
        if (Layers.Count > MostLayers)
        {
            reading.ReportAt(PlaceOf(attribute, Repeat), RuleIds.ForwardTooLarge, MostLayers.ToString("N0", CultureInfo.InvariantCulture) + " layers");
            return null;
        }

        return new BlockMember(attribute, property, type, instances);
    }

    private const string Repeat = "Repeat";

    /// <summary>The block that the attribute stands in, if a use of it has replaced constants.</summary>
    private Hyperparameters? Around => _hyperparameters.Count > 0 ? _hyperparameters.Peek() : null;

    private EquatableArray<ArgumentDeclaration>? ArgumentsOf(AttributeData attribute) => Around is { } around ? around.Read(attribute) : ArgumentReader.Read(attribute);

    /// <summary>What stands for an argument: what its text gives here, else the constant.</summary>
    private object? ValueOf(AttributeData attribute, string name) => Around?.ValueOf(attribute, name) ?? Written(attribute).FirstOrDefault(argument => argument.Name == name).Value;

    private static IEnumerable<(string Name, object? Value)> Written(AttributeData attribute) =>
        (attribute.AttributeConstructor?.Parameters ?? [])
            .Zip(attribute.ConstructorArguments, (parameter, value) => (AttributeMaterializer.ArgumentName(parameter.Name), value))
            .Concat(attribute.NamedArguments.Select(argument => (argument.Key, argument.Value)))
            .Select(argument => (argument.Item1, argument.Item2.Kind == TypedConstantKind.Array ? null : argument.Item2.Value));

    /// <summary>The arguments of a user's own attribute replace constants of the same names.</summary>
    private bool TryReadHyperparameters(AttributeData attribute, INamedTypeSymbol type, out Hyperparameters? hyperparameters)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, _) in Written(attribute).Where(argument => argument.Name is not (Repeat or nameof(LayerAttribute.Name))))
        {
            var field = type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(member => member.IsConst);
            var value = field is null || ValueOf(attribute, name) is not { } written ? null
                : field.Type.SpecialType == SpecialType.None ? written : Constants.Convert(written, field.Type.SpecialType);
            if (value is null)
            {
                reading.ReportAt(PlaceOf(attribute, name), RuleIds.InvalidBlock, type.Name, field is null ? $"it has no const '{name}'" : $"'{name}' must be of the type of its const");
                hyperparameters = null;
                return false;
            }

            values[name] = value;
        }

        // What follows from constants is computed from the text: without it, the defaults would be taken silently.
        if (values.Count > 0 && type.DeclaringSyntaxReferences.IsEmpty)
        {
            reading.ReportAt(PlaceOf(attribute, null), RuleIds.InvalidBlock, type.Name, "its text is not in this project, so that its constants cannot be set");
            hyperparameters = null;
            return false;
        }

        hyperparameters = values.Count == 0 ? null : new Hyperparameters(type, values, compilation);
        return true;
    }

    private string? Obstacle(INamedTypeSymbol type, int repeat) => true switch
    {
        _ when repeat < 1 => $"Repeat must be at least 1, but is {repeat.ToString(CultureInfo.InvariantCulture)}",
        _ when _around.Contains(type, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(type, reading.Type) => "it contains itself",
        _ when type.GetAttributes().Any(KnownTypes.IsModel) => "it is a model: take [Model], its inputs and its loss away",
        _ when type.IsFileLocal && ForwardOf(type) is not null => "it is local to a file",
        _ when type.IsGenericType => "it is generic",
        _ when LayersOf(type).Count > 0 && (PropertiesOf(type).Count > 0 || ForwardOf(type) is not null) => "it has layers in a row and a graph",
        // Of an assembly, members that are not public are not seen.
        _ when LayersOf(type).Count == 0 && ForwardOf(type) is null && type.DeclaringSyntaxReferences.IsEmpty => "its text is not in this project",
        _ when LayersOf(type).Count == 0 && ForwardOf(type) is null => "it has neither layers nor a method 'Node Forward(Node input)'",
        _ => ForwardOf(type) is { } forward ? BlockRules.Obstacle(forward) : null,
    };

    private BlockInstance ReadInstance(INamedTypeSymbol type)
    {
        if (ForwardOf(type) is not { } forward)
        {
            return new BlockInstance([.. LayersOf(type).Select(layer => Read(layer, property: null)).OfType<Member>()], Forward: null, _hyperparameters.Peek());
        }

        var members = new List<Member>();
        foreach (var property in PropertiesOf(type))
        {
            if (GraphReader.Obstacle(property) is { } obstacle)
            {
                reading.ReportAt(property.Locations[0], RuleIds.InvalidLayerProperty, property.Name, obstacle);
            }
            else if (Read(property.GetAttributes().First(KnownTypes.IsLayer), property) is { } member)
            {
                members.Add(member);
            }
        }

        return new BlockInstance(members, forward, _hyperparameters.Peek());
    }

    private static List<AttributeData> LayersOf(INamedTypeSymbol type) => [.. type.GetAttributes().Where(KnownTypes.IsLayer)];

    private static List<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IPropertySymbol>().Where(property => ClassRules.IsWritten(property) && GraphReader.IsLayer(property))];

    private static IMethodSymbol? ForwardOf(INamedTypeSymbol type) =>
        type.GetMembers(GraphReader.MethodName).OfType<IMethodSymbol>().FirstOrDefault(method => ClassRules.IsWritten(method) && GraphReader.Describes(method));

    private static Location PlaceOf(AttributeData attribute, string? name)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
        {
            return Location.None;
        }

        var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText is { } written && written == name);
        return argument?.Expression.GetLocation() ?? syntax.Name.GetLocation();
    }
}
