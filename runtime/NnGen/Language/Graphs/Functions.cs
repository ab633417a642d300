namespace NnGen;

/// <summary>
/// Functions for a model's <c>Forward</c>: layers without parameters, which are not declared but called, <c>ReLU(x + Branch(x))</c>. The package
/// imports them into every file.
/// </summary>
/// <remarks>They exist at compile time only: <c>Forward</c> is read by the compiler of models and never runs. Arguments beside nodes are constants.</remarks>
public static partial class Functions
{
    /// <summary>|x|, elementwise. The derivative at 0 is 0.</summary>
    public static Node Abs(Node input) => throw CompileTimeOnly.Error();

    /// <summary>min(max(x, minimum), maximum), elementwise.</summary>
    /// <param name="input">The value.</param>
    /// <param name="minimum">What smaller elements become.</param>
    /// <param name="maximum">What larger elements become.</param>
    public static Node Clip(Node input, double minimum, double maximum) => throw CompileTimeOnly.Error();

    /// <summary>exp(x), elementwise.</summary>
    public static Node Exp(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The natural logarithm, elementwise; NaN for negative numbers.</summary>
    public static Node Log(Node input) => throw CompileTimeOnly.Error();

    /// <summary>√x, elementwise; NaN for negative numbers.</summary>
    public static Node Sqrt(Node input) => throw CompileTimeOnly.Error();

    /// <summary>x², elementwise.</summary>
    public static Node Square(Node input) => throw CompileTimeOnly.Error();
}
