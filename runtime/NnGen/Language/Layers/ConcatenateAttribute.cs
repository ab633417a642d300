namespace NnGen;

/// <summary>
/// Two or more inputs one after the other along an axis; all other dimensions are the same. <c>[C]</c> and <c>[D]</c> in, <c>[C + D]</c>
/// out; no parameters.
/// </summary>
/// <remarks>A layer of a graph, called with its inputs; in a stack it has no place.</remarks>
public sealed class ConcatenateAttribute : LayerAttribute
{
    /// <summary>The axis: from 1 on the dimensions of a sample (0 is the batch), or from −1 on backwards, as in Keras.</summary>
    public int Axis { get; set; } = -1;
}
