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
internal sealed class BlockExpansion(DeclarationReading reading)
{
    /// <summary>So many layers would take too long to compile.</summary>
    private const int MostLayers = 4096;

    private readonly Stack<INamedTypeSymbol> _around = new();
    private readonly Stack<Hyperparameters?> _hyperparameters = new();
    private readonly CompiledBlocks _compiled = new(reading.Sources);

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

        var layer = new LayerMember(attribute, property, reading.PlaceInText(PlaceOf(attribute, null)), IsKnown(attribute) ? ArgumentsOf(attribute) : null);
        Layers.Add(layer);
        return layer;
    }

    /// <summary>Whether the attribute is that of a layer which the compiler has a definition for.</summary>
    public static bool IsKnown(AttributeData attribute) => KnownTypes.IsBuiltIn(attribute) && LayerRegistry.Find(KnownTypes.Kind(attribute)) is not null;

    private BlockMember? ReadBlock(AttributeData attribute, IPropertySymbol? property)
    {
        if (KnownTypes.BlockOf(attribute) is not { TypeKind: not TypeKind.Error } used || ArgumentReader.Read(attribute) is null)
        {
            reading.HasCompilerErrors = true;
            return null;
        }

        if (Declared(attribute, used) is not { } type)
        {
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
        reading.EnterUse(PlaceOf(attribute, null));
        var instances = Enumerable.Range(0, count).TakeWhile(_ => Layers.Count <= MostLayers).Select(_ => ReadInstance(type)).ToList();
        reading.LeaveUse();
        _hyperparameters.Pop();
        _around.Pop();
        if (Layers.Count > MostLayers)
        {
            reading.ReportAt(PlaceOf(attribute, Repeat), RuleIds.ForwardTooLarge, MostLayers.ToString("N0", CultureInfo.InvariantCulture) + " layers");
            return null;
        }

        return new BlockMember(attribute, property, reading.PlaceInText(PlaceOf(attribute, null)), type, instances);
    }

    /// <summary>
    /// The class as its text declares it, which a referenced assembly carries. Of a row of layers metadata say enough, but for its constants. Null after
    /// reporting that it cannot be read.
    /// </summary>
    private INamedTypeSymbol? Declared(AttributeData attribute, INamedTypeSymbol type)
    {
        reading.Sources.NoteAttributesOf(type);
        if (reading.Sources.HasTextOf(type))
        {
            return type;
        }

        var compiled = _compiled.Find(type);
        if (compiled?.Type is null && (compiled is not null || BlockRules.LayersOf(type).Count == 0))
        {
            ReportUnreadable(attribute, type, compiled?.Obstacle ?? "it says nothing of what the class computes: it is no block there, or the generator of NnGen did not run");
            return null;
        }

        return compiled?.Type ?? type;
    }

    private void ReportUnreadable(AttributeData attribute, INamedTypeSymbol type, string obstacle) =>
        reading.ReportAt(PlaceOf(attribute, null), RuleIds.UnreadableBlock, type.Name, type.ContainingAssembly?.Name ?? "", obstacle);

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
        if (values.Count > 0 && !reading.Sources.HasTextOf(type))
        {
            ReportUnreadable(attribute, type, "the generator of NnGen did not run there, so that constants of the class cannot be set");
            hyperparameters = null;
            return false;
        }

        hyperparameters = values.Count == 0 ? null : new Hyperparameters(type, values, reading.Sources);
        return true;
    }

    private string? Obstacle(INamedTypeSymbol type, int repeat) => true switch
    {
        _ when repeat < 1 => $"Repeat must be at least 1, but is {repeat.ToString(CultureInfo.InvariantCulture)}",
        _ when _around.Contains(type, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(type, reading.Type) => "it contains itself",
        _ => BlockRules.Obstacle(type),
    };

    private BlockInstance ReadInstance(INamedTypeSymbol type)
    {
        if (BlockRules.ForwardOf(type) is not { } forward)
        {
            return new BlockInstance([.. BlockRules.LayersOf(type).Select(layer => Read(layer, property: null)).OfType<Member>()], Forward: null, _hyperparameters.Peek());
        }

        var members = new List<Member>();
        foreach (var property in BlockRules.PropertiesOf(type))
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
