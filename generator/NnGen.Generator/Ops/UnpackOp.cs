using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// One input of several, which lie side by side in rows of bytes, a row for each sample: copied into rows of its own, bytes as the numbers that
/// they are.
/// </summary>
/// <param name="Input">The input.</param>
/// <param name="Offset">The bytes before it in a row.</param>
internal sealed record UnpackOp(InputOp Input, int Offset) : Op
{
    public override ElementType ElementType => Input.Type == ElementType.Int32 ? ElementType.Int32 : ElementType.Float32;

    public override bool ReadsVectors(int operand) => false;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Input.Shape;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
    }

    public override string Describe() => Input.Name;
}
