namespace NnGen;

/// <content>Functions that change the shape, and sums.</content>
public static partial class Functions
{
    /// <summary>All elements of a sample as one vector: the layer <see cref="FlattenAttribute"/>.</summary>
    public static Node Flatten(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The largest of all elements of a sample: <c>[1]</c> out. Equally large ones share the gradient, as in TensorFlow.</summary>
    public static Node Max(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The largest along a dimension of a sample, which goes: from 1 on, or from −1 on backwards. Equally large ones share the gradient.</summary>
    /// <param name="input">The value.</param>
    /// <param name="axis">The dimension: from 1 on those of a sample (0 is the batch), or from −1 on backwards.</param>
    public static Node Max(Node input, int axis) => throw CompileTimeOnly.Error();

    /// <summary>The mean of all elements of a sample: <c>[1]</c> out.</summary>
    public static Node Mean(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The mean along a dimension of a sample, which goes: from 1 on, or from −1 on backwards. <c>Mean(x, 1)</c> of <c>[T, C]</c> gives <c>[C]</c>.</summary>
    /// <param name="input">The value.</param>
    /// <param name="axis">The dimension: from 1 on those of a sample (0 is the batch), or from −1 on backwards.</param>
    public static Node Mean(Node input, int axis) => throw CompileTimeOnly.Error();

    /// <summary>The dimensions of a sample in another order, counted from 1: the layer <see cref="PermuteAttribute"/>.</summary>
    public static Node Permute(Node input, params ReadOnlySpan<int> dims) => throw CompileTimeOnly.Error();

    /// <summary>A vector several times, <c>[C]</c> in, <c>[n, C]</c> out: the layer <see cref="RepeatVectorAttribute"/>.</summary>
    public static Node RepeatVector(Node input, int n) => throw CompileTimeOnly.Error();

    /// <summary>x · scale + offset, elementwise: the layer <see cref="RescalingAttribute"/>.</summary>
    public static Node Rescaling(Node input, double scale, double offset = 0.0) => throw CompileTimeOnly.Error();

    /// <summary>The same elements under another shape: the layer <see cref="ReshapeAttribute"/>. One size may be −1.</summary>
    public static Node Reshape(Node input, params ReadOnlySpan<int> targetShape) => throw CompileTimeOnly.Error();

    /// <summary>Some consecutive elements of the last dimension, counted from 0: <c>[…, C]</c> in, <c>[…, length]</c> out.</summary>
    /// <param name="input">The value.</param>
    /// <param name="start">The first of them, counted from 0.</param>
    /// <param name="length">How many.</param>
    public static Node Slice(Node input, int start, int length) => throw CompileTimeOnly.Error();

    /// <summary>Some consecutive elements of a dimension: from 1 on the dimensions of a sample, or from −1 on backwards.</summary>
    /// <param name="input">The value.</param>
    /// <param name="start">The first of them, counted from 0.</param>
    /// <param name="length">How many.</param>
    /// <param name="axis">The dimension: from 1 on those of a sample (0 is the batch), or from −1 on backwards.</param>
    public static Node Slice(Node input, int start, int length, int axis) => throw CompileTimeOnly.Error();

    /// <summary>The sum of all elements of a sample: <c>[1]</c> out.</summary>
    public static Node Sum(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The sum along a dimension of a sample, which goes: from 1 on, or from −1 on backwards.</summary>
    /// <param name="input">The value.</param>
    /// <param name="axis">The dimension: from 1 on those of a sample (0 is the batch), or from −1 on backwards.</param>
    public static Node Sum(Node input, int axis) => throw CompileTimeOnly.Error();

    /// <summary>x / √Σx² over the last dimension: the layer <see cref="UnitNormalizationAttribute"/>.</summary>
    public static Node UnitNormalization(Node input) => throw CompileTimeOnly.Error();
}
