namespace NnGen;

/// <summary>The type of the elements of a model's input.</summary>
public enum ElementType
{
    /// <summary>Numbers, <see cref="float"/>.</summary>
    Float32,

    /// <summary>Whole numbers from 0, <see cref="int"/>: tokens and categories, which <c>Embedding</c> and <c>CategoryEncoding</c> read.</summary>
    Int32,

    /// <summary>Bytes from 0 to 255: raw images. They count as the numbers that they are.</summary>
    UInt8,
}
