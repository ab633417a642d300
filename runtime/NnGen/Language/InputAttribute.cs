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

    /// <summary>
    /// Whether most elements of a sample are expected to be 0: word counts, one-hot codes, drawings on an empty ground. A dense layer that reads
    /// the input itself then skips the zeros of batches of fewer than 8 samples; with 80 % zeros, <c>Predict</c> of one sample is two or three
    /// times as fast. Where there are no zeros, one sample loses nothing, but 2 to 7 samples take up to twice the time.
    /// Inputs are arrays of all elements as ever (Keras's <c>sparse</c> wants sparse tensors instead). Results are the same, but for the last
    /// bits in batches of 2 to 7 samples, as long as weights are finite: a weight takes no part where its input is 0.
    /// Layers of 16 units and fewer, and networks so small that their prediction is straight-line code, skip nothing.
    /// </summary>
    public bool Sparse { get; set; }
}
