using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>What an expression in <c>Forward</c> stands for while it is read.</summary>
internal abstract record ForwardValue
{
    /// <summary>Nothing is known, because of a mistake that was reported: what depends on it is not reported again.</summary>
    public static ForwardValue Unknown { get; } = new UnknownValue();

    /// <summary>A statement, which has no value.</summary>
    public static ForwardValue None { get; } = new NoValue();

    private sealed record UnknownValue : ForwardValue;

    private sealed record NoValue : ForwardValue;
}

/// <summary>A value of the forward pass by its number.</summary>
internal sealed record NodeValue(int Number) : ForwardValue;

/// <summary>A constant: a number, a truth value, a text or null.</summary>
internal sealed record ConstantValue(object? Value) : ForwardValue;

/// <summary>A layer by its index.</summary>
internal sealed record LayerValue(int Layer) : ForwardValue;

/// <summary>A block.</summary>
internal sealed record BlockValue(BlockMember Block) : ForwardValue;

/// <summary>A tuple.</summary>
internal sealed record TupleValue(EquatableArray<ForwardValue> Items) : ForwardValue;

/// <summary>A list of arguments or an array, which is never changed.</summary>
internal sealed record ListValue(EquatableArray<ForwardValue> Items) : ForwardValue;
