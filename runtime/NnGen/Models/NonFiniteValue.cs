namespace NnGen;

/// <summary>The first place of a training step where a number is NaN or infinite.</summary>
/// <param name="Layer">The layer: <c>Dense1</c>; null for the data.</param>
/// <param name="Value">Which of its values: <c>output dense1 [N, 128]</c>, <c>gradient of Dense1.Kernel</c>; or <c>inputs</c>.</param>
public sealed record NonFiniteValue(string? Layer, string Value)
{
    /// <summary>The layer and the value.</summary>
    public override string ToString() => Layer is null ? $"the {Value} of the batch" : $"layer {Layer}, {Value}";
}
