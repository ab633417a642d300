namespace NnGen;

/// <summary>Repeats a vector: <c>[C]</c> in, <c>[n, C]</c> out; no parameters.</summary>
/// <param name="n">How often, at least 1.</param>
public sealed class RepeatVectorAttribute(int n) : LayerAttribute
{
    /// <summary>How often.</summary>
    public int N { get; } = n;
}
