namespace NnGen;

/// <summary>
/// The same elements in the same row-major order under another shape: <c>[Reshape(4, -1)]</c> makes <c>[4, 6]</c> of <c>[24]</c>.
/// No parameters.
/// </summary>
/// <param name="targetShape">
/// The sizes of the sample's new dimensions, without the batch. One of them may be −1: it follows from the others.
/// </param>
public sealed class ReshapeAttribute(params int[] targetShape) : LayerAttribute
{
    /// <summary>The sizes of the sample's new dimensions.</summary>
    public int[] TargetShape { get; } = targetShape;
}
