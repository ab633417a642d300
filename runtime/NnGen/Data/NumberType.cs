using System.Buffers.Binary;

namespace NnGen;

/// <summary>An element type of array files: what NumPy calls it, its size in bytes, and how to read one.</summary>
/// <param name="Name">As in the header of an npy file, without byte order: <c>f4</c>.</param>
/// <param name="ElementType">The type in .NET.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ToDouble">Reads one from little-endian bytes.</param>
internal sealed record NumberType(string Name, Type ElementType, int Size, NumberType.Decoder ToDouble)
{
    public delegate double Decoder(ReadOnlySpan<byte> bytes);

    // 64-bit whole numbers beyond 2⁵³ are rounded: floats, which they become, hold less.
    private static readonly NumberType[] All =
    [
        new("f4", typeof(float), 4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        new("f8", typeof(double), 8, BinaryPrimitives.ReadDoubleLittleEndian),
        new("i1", typeof(sbyte), 1, bytes => (sbyte)bytes[0]),
        new("i2", typeof(short), 2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes)),
        new("i4", typeof(int), 4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        new("i8", typeof(long), 8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        new("u1", typeof(byte), 1, bytes => bytes[0]),
        new("u2", typeof(ushort), 2, bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
        new("b1", typeof(bool), 1, bytes => bytes[0] != 0 ? 1 : 0),
    ];

    /// <summary>As in the header of an npy file of ours: <c>&lt;f4</c>, <c>|u1</c>.</summary>
    public string Description => (Size == 1 ? "|" : "<") + Name;

    /// <summary>The names of all types.</summary>
    public static string Names => string.Join(", ", All.Select(type => type.Name));

    /// <summary>Finds a type by its name without byte order, or null.</summary>
    public static NumberType? Find(string name) => Array.Find(All, type => type.Name == name);
}
