namespace NnGen;

/// <summary>
/// A value in a model's <c>Forward</c>, for one sample: what an input, a layer or a function of <see cref="Functions"/> gives. Operators work
/// element by element; shapes are broadcast as in NumPy, from the last dimension: <c>[C]</c> goes along <c>[T, C]</c>.
/// </summary>
/// <remarks>Nodes exist at compile time only: <c>Forward</c> is read by the compiler of models and never runs.</remarks>
public sealed class Node
{
    private Node() => throw CompileTimeOnly.Error();

    /// <summary>The sum, element by element.</summary>
    public static Node operator +(Node left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>Adds a constant to each element.</summary>
    public static Node operator +(Node left, double right) => throw CompileTimeOnly.Error();

    /// <summary>Adds a constant to each element.</summary>
    public static Node operator +(double left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>The difference, element by element.</summary>
    public static Node operator -(Node left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>Subtracts a constant from each element.</summary>
    public static Node operator -(Node left, double right) => throw CompileTimeOnly.Error();

    /// <summary>Subtracts each element from a constant.</summary>
    public static Node operator -(double left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>The product, element by element.</summary>
    public static Node operator *(Node left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>Multiplies each element by a constant.</summary>
    public static Node operator *(Node left, double right) => throw CompileTimeOnly.Error();

    /// <summary>Multiplies each element by a constant.</summary>
    public static Node operator *(double left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>The quotient, element by element.</summary>
    public static Node operator /(Node left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>Divides each element by a constant.</summary>
    public static Node operator /(Node left, double right) => throw CompileTimeOnly.Error();

    /// <summary>Divides a constant by each element.</summary>
    public static Node operator /(double left, Node right) => throw CompileTimeOnly.Error();

    /// <summary>Each element with the other sign.</summary>
    public static Node operator -(Node node) => throw CompileTimeOnly.Error();

    /// <summary>The results of a layer that gives two.</summary>
    public void Deconstruct(out Node first, out Node second) => throw CompileTimeOnly.Error();

    /// <summary>The results of a layer that gives three.</summary>
    public void Deconstruct(out Node first, out Node second, out Node third) => throw CompileTimeOnly.Error();
}
