namespace NnGen;

/// <summary>
/// A layer of a graph: the type of partial properties with a layer attribute, <c>[Dense(10)] partial Layer Head { get; }</c>. The property
/// is the layer's weights, so that calling it twice shares them.
/// </summary>
/// <remarks>
/// Layers exist at compile time only: <c>Forward</c> is read by the compiler of models and never runs. Most layers take one value; those that
/// merge (<c>[Concatenate]</c>) take several.
/// </remarks>
/// <param name="inputs">The values that the layer is given.</param>
/// <returns>What the layer gives.</returns>
public delegate Node Layer(params ReadOnlySpan<Node> inputs);
