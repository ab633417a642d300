using System.Globalization;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>What stands at one place of a stack, or behind one property of a graph: a layer or a block.</summary>
/// <param name="attribute">The attribute that declares it.</param>
/// <param name="property">The property in a graph, or null in a stack.</param>
/// <param name="place">The word that messages are about.</param>
internal abstract class Member(AttributeData attribute, IPropertySymbol? property, Location place)
{
    public AttributeData Attribute { get; } = attribute;

    public IPropertySymbol? Property { get; } = property;

    /// <summary>The name in the model: of a layer, or what the names of a block's layers begin with. Empty until it is named.</summary>
    public string Path { get; set; } = "";

    /// <summary>What it is called in a stack, with its number behind.</summary>
    public abstract string Kind { get; }

    /// <summary>The word that messages are about.</summary>
    public Location Place => place;

    /// <summary>What it stands for in <c>Forward</c>.</summary>
    public abstract ForwardValue Value { get; }
}

/// <summary>A layer.</summary>
internal sealed class LayerMember(AttributeData attribute, IPropertySymbol? property, Location place, EquatableArray<ArgumentDeclaration>? arguments)
    : Member(attribute, property, place)
{
    public override string Kind => KnownTypes.Kind(Attribute);

    /// <summary>The arguments, or null when the compiler could not make sense of one.</summary>
    public EquatableArray<ArgumentDeclaration>? Arguments { get; } = arguments;

    /// <summary>The index in the declaration; −1 when it could not be read.</summary>
    public int Index { get; set; } = -1;

    public override ForwardValue Value => Index < 0 ? ForwardValue.Unknown : new LayerValue(Index);
}

/// <summary>A block, once or several times.</summary>
internal sealed class BlockMember(AttributeData attribute, IPropertySymbol? property, Location place, INamedTypeSymbol type, IReadOnlyList<BlockInstance> instances)
    : Member(attribute, property, place)
{
    public override string Kind => type.Name;

    public INamedTypeSymbol Type => type;

    /// <summary>One for each repetition.</summary>
    public IReadOnlyList<BlockInstance> Instances => instances;

    /// <summary>What the names of a repetition's layers begin with.</summary>
    public string PathOf(int repetition) => instances.Count == 1 ? Path : $"{Path}.{repetition.ToString(CultureInfo.InvariantCulture)}";

    public override ForwardValue Value => new BlockValue(this);
}

/// <summary>One repetition of a block, with members of its own.</summary>
/// <param name="Members">In a stack, in their order.</param>
/// <param name="Forward">What combines them, or null for a stack.</param>
/// <param name="Hyperparameters">What replaces its constants, or null.</param>
internal sealed record BlockInstance(IReadOnlyList<Member> Members, IMethodSymbol? Forward, Hyperparameters? Hyperparameters);
