namespace NnGen;

/// <summary>
/// The dimensions of a sample in another order: <c>[Permute(2, 1)]</c> transposes <c>[3, 5]</c> into <c>[5, 3]</c>. No parameters.
/// </summary>
/// <param name="dims">For each dimension of the output the one of the input, counted from 1 (the batch, which stays, would be 0), as Keras.</param>
public sealed class PermuteAttribute(params int[] dims) : LayerAttribute
{
    /// <summary>For each dimension of the output the one of the input, counted from 1.</summary>
    public int[] Dims { get; } = dims;
}
