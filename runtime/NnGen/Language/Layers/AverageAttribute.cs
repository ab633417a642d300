namespace NnGen;

/// <summary>
/// The mean, element by element, of two or more inputs; shapes are broadcast as in NumPy, from the last dimension. No parameters.
/// </summary>
/// <remarks>A layer of a graph, called with its inputs; in a stack it has no place.</remarks>
public sealed class AverageAttribute : LayerAttribute;
