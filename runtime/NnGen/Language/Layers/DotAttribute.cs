namespace NnGen;

/// <summary>The inner product of two vectors, <c>[C]</c> and <c>[C]</c> in, <c>[1]</c> out; no parameters.</summary>
/// <remarks>A layer of a graph, called with its inputs; in a stack it has no place.</remarks>
public sealed class DotAttribute : LayerAttribute
{
    /// <summary>The axis that is summed over, of both inputs or of each, as in Keras: 1 or −1, the only one of a vector.</summary>
    public int[] Axes { get; set; } = [-1];

    /// <summary>Whether both are divided by their length first, which makes it the cosine of their angle (Keras's l2_normalize, ε 1e-12).</summary>
    public bool Normalize { get; set; }
}
