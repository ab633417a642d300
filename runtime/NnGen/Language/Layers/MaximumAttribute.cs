namespace NnGen;

/// <summary>
/// The largest element in each place of two or more inputs; shapes are broadcast as in NumPy. Where two are equal, each gets half of the
/// gradient, as in PyTorch. No parameters.
/// </summary>
/// <remarks>A layer of a graph, called with its inputs; in a stack it has no place.</remarks>
public sealed class MaximumAttribute : LayerAttribute;
