using NnGen.Generator.Graph;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>An operand with its elements; along a longer one it repeats.</summary>
internal readonly struct Operand(Value value, double[] elements)
{
    public double[] Elements { get; } = elements;

    public int Count { get; } = value.Count;

    public int Rows { get; } = value.Rows;

    public Shape Shape => value.Shape;

    public double At(int sample, int element) => Elements[(Rows > 0 ? sample * Count : 0) + (element % Count)];
}
