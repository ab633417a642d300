namespace NnGen;

/// <content>Functions of several values.</content>
public static partial class Functions
{
    /// <summary>The sum of two or more values: the layer <see cref="AddAttribute"/>, and the operator <c>+</c>.</summary>
    public static Node Add(params ReadOnlySpan<Node> inputs) => throw CompileTimeOnly.Error();

    /// <summary>The mean, element by element, of two or more values: the layer <see cref="AverageAttribute"/>.</summary>
    public static Node Average(params ReadOnlySpan<Node> inputs) => throw CompileTimeOnly.Error();

    /// <summary>Two or more values one after the other along the last dimension: the layer <see cref="ConcatenateAttribute"/>.</summary>
    public static Node Concatenate(params ReadOnlySpan<Node> inputs) => throw CompileTimeOnly.Error();

    /// <summary>Two or more values one after the other along an axis, <c>Concatenate([a, b], axis: 1)</c>: from 1 on the dimensions of a sample, or from −1 on backwards.</summary>
    public static Node Concatenate(ReadOnlySpan<Node> inputs, int axis) => throw CompileTimeOnly.Error();

    /// <summary>The quotient, element by element: the operator <c>/</c>.</summary>
    public static Node Divide(Node left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>The inner product of two vectors, or the cosine of their angle: the layer <see cref="DotAttribute"/>. <c>[C]</c> and <c>[C]</c> in, <c>[1]</c> out.</summary>
    public static Node Dot(Node left, Node right, bool normalize = false) => throw CompileTimeOnly.Error();

    /// <summary>
    /// The product of matrices, as NumPy's <c>matmul</c>: <c>[…, m, k]</c> and <c>[…, k, n]</c> in, <c>[…, m, n]</c> out, one for each place of the dimensions before the last two.
    /// A single matrix <c>[k, n]</c> on the right serves for all on the left.
    /// </summary>
    /// <param name="left">The left matrices; with a single one on the right, the lines of all.</param>
    /// <param name="right">The right matrices.</param>
    /// <param name="transposeA">Whether the left matrices are given with lines and columns exchanged, <c>[…, k, m]</c>.</param>
    /// <param name="transposeB">Whether the right matrices are given with lines and columns exchanged, <c>[…, n, k]</c>.</param>
    public static Node MatMul(Node left, Node right, bool transposeA = false, bool transposeB = false) => throw CompileTimeOnly.Error();

    /// <summary>The largest, element by element, of two or more values: the layer <see cref="MaximumAttribute"/>.</summary>
    public static Node Maximum(params ReadOnlySpan<Node> inputs) => throw CompileTimeOnly.Error();

    /// <summary>The smallest, element by element, of two or more values: the layer <see cref="MinimumAttribute"/>.</summary>
    public static Node Minimum(params ReadOnlySpan<Node> inputs) => throw CompileTimeOnly.Error();

    /// <summary>The product, element by element, of two or more values: the layer <see cref="MultiplyAttribute"/>, and the operator <c>*</c>.</summary>
    public static Node Multiply(params ReadOnlySpan<Node> inputs) => throw CompileTimeOnly.Error();

    /// <summary>Two or more values of one shape as the rows of a value with a first dimension more: <c>[C]</c> and <c>[C]</c> in, <c>[2, C]</c> out.</summary>
    public static Node Stack(params ReadOnlySpan<Node> inputs) => throw CompileTimeOnly.Error();

    /// <summary>The difference, element by element: the layer <see cref="SubtractAttribute"/>, and the operator <c>-</c>.</summary>
    public static Node Subtract(Node left, Node right) => throw CompileTimeOnly.Error();
}
