namespace NnGen.Generator.Graph;

/// <summary>The types of elements in the words of C#, which declarations carry.</summary>
internal static class ElementTypeText
{
    /// <summary><c>float</c>, <c>int</c> or <c>byte</c>.</summary>
    public static string Keyword(this ElementType type) => type switch
    {
        ElementType.Int32 => "int",
        ElementType.UInt8 => "byte",
        _ => "float",
    };

    /// <summary>The type of a keyword.</summary>
    /// <exception cref="FormatException">It is none of the three.</exception>
    public static ElementType Parse(string keyword) =>
        Enum.GetValues(typeof(ElementType)).Cast<ElementType?>().FirstOrDefault(type => type!.Value.Keyword() == keyword)
            ?? throw new FormatException($"'{keyword}' is no type of elements.");
}
