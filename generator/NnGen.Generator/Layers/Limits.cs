namespace NnGen.Generator.Layers;

/// <summary>How large a model may be: what 32-bit offsets can address, with room for padding.</summary>
internal static class Limits
{
    /// <summary>The largest dimension.</summary>
    public const int Dimension = 1 << 24;

    /// <summary>The largest number of elements of one parameter or sample.</summary>
    public const int ParameterElements = 1 << 27;

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
