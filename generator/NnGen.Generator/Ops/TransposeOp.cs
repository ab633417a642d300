using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops;

/// <summary>The dimensions of the sample in another order: dimension i of the result is <c>Order[i]</c> of the operand, counted from 0.</summary>
internal sealed record TransposeOp(EquatableArray<int> Order) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) =>
        Shape.Of([.. Order.Items.Select(i => inputs[0].Shape.Dimensions[i].Capacity)]);

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new TransposeOp(Inverse()), gradient));

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Transpose";

    private EquatableArray<int> Inverse() =>
        Enumerable.Range(0, Order.Count).Select(i => Order.Items.IndexOf(i)).ToEquatableArray();
}
