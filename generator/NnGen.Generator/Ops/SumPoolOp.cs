using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The sum or the mean of the elements of each window of an image <c>[H, W, C]</c> that lie inside it, channel by channel.</summary>
internal sealed record SumPoolOp(ImageWindow Window, bool IsMean) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(Window.Rows, Window.Columns, inputs[0].Shape.Last);

    public override void Differentiate(Value value, Value gradient, GradientContext context) =>
        context.Contribute(value.Inputs[0], context.Builder.Add(new SumPoolGradientOp(Window, value.Inputs[0].Shape, IsMean), gradient));

    public override long Operations(Value value) => (long)Window.Height * Window.Width * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => IsMean ? "AveragePool" : "SumPool";
}
