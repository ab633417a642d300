namespace NnGen;

/// <summary>
/// The sum of two or more inputs; shapes are broadcast as in NumPy, from the last dimension. <c>[C]</c> and <c>[T, C]</c> in, <c>[T, C]</c>
/// out; no parameters.
/// </summary>
/// <remarks>A layer of a graph, called with its inputs; in a stack it has no place.</remarks>
public sealed class AddAttribute : LayerAttribute;
