using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops;

/// <summary>The product of two computed matrices, row by row: <c>[m, k] · [k, n] → [m, n]</c>. Products with a kernel of the model are <see cref="MatMulOp"/>.</summary>
internal sealed record MatrixProductOp : Op
{
    private static readonly EquatableArray<int> s_transposed = EquatableArray.Of(1, 0);

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(inputs[0].Shape.Dimensions[0].Capacity, inputs[1].Shape.Last);

    public override int InferRows(ImmutableArray<Value> inputs)
    {
        Broadcasting.Check(this, inputs, inputs[0].Rows);
        return inputs[0].Rows;
    }

    /// <summary>dL/da = dL/dy · bᵀ and dL/db = aᵀ · dL/dy.</summary>
    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var (left, right, builder) = (value.Inputs[0], value.Inputs[1], context.Builder);
        if (context.IsWanted(left))
        {
            context.Contribute(left, builder.Add(new MatrixProductOp(), gradient, Transpose(right, builder)));
        }

        if (context.IsWanted(right))
        {
            context.Contribute(right, builder.Add(new MatrixProductOp(), Transpose(left, builder), gradient));
        }
    }

    /// <summary>A matrix with its dimensions exchanged; one that was exchanged before is what it was.</summary>
    public static Value Transpose(Value matrix, GraphBuilder builder)
    {
        var (rows, columns) = (matrix.Shape.Dimensions[0].Capacity, matrix.Shape.Last);
        return true switch
        {
            _ when rows == 1 || columns == 1 => builder.Add(new ReshapeOp(Shape.Of(columns, rows), matrix.Rows), matrix),
            _ when matrix.Op is TransposeOp { Order: var order } && order == s_transposed => matrix.Inputs[0],
            _ => builder.Add(new TransposeOp(s_transposed), matrix),
        };
    }

    public override long Operations(Value value) => 2L * value.Count * value.Inputs[0].Shape.Last;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "MatrixProduct";
}
