namespace NnGen.Generator.Graph;

/// <summary>The type of the elements of a value.</summary>
internal enum ElementType
{
    /// <summary>Single precision, the type of everything computed.</summary>
    Float32,

    /// <summary>Class indices and tokens.</summary>
    Int32,

    /// <summary>Raw images.</summary>
    UInt8,
}
