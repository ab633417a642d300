using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The largest element of each window of an image <c>[H, W, C]</c>, channel by channel.</summary>
internal sealed record MaxPoolOp(ImageWindow Window) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(Window.Rows, Window.Columns, inputs[0].Shape.Last);

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new MaxPoolGradientOp(Window), value.Inputs[0], gradient));

    public override long Operations(Value value) => (long)Window.Height * Window.Width * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "MaxPool";
}
