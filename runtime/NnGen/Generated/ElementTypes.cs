namespace NnGen.Generated;

/// <summary>What the types of inputs are in .NET.</summary>
internal static class ElementTypes
{
    /// <summary>The bytes of an element.</summary>
    public static int Size(this ElementType type) => type == ElementType.UInt8 ? sizeof(byte) : sizeof(float);

    /// <summary>What messages call the elements.</summary>
    public static string Describe(this ElementType type) => type switch
    {
        ElementType.Int32 => "whole numbers",
        ElementType.UInt8 => "bytes",
        _ => "numbers",
    };
}
