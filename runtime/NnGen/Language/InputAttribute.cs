namespace NnGen;

/// <summary>Declares an input of a model, on the class of a stack or on a parameter of <c>Forward</c>: the shape of one sample. The batch is never written.</summary>
/// <param name="shape">The dimensions of one sample, each at least 1; images are height, width, channels.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The dimensions of one sample.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>The type of the elements, which <c>Predict</c> and <c>TrainStep</c> then take; numbers by default.</summary>
    public ElementType ElementType { get; set; }
}
