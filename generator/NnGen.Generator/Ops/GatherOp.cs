using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>
/// The rows of a table that tokens name: tokens <c>[T]</c> and a table <c>[V, D]</c> give T rows of <c>[D]</c> for each sample.
/// </summary>
internal sealed record GatherOp : Op
{
    public override bool ReadsVectors(int operand) => false;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(inputs[1].Shape.Last);

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows * inputs[0].Count;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var (tokens, table) = (value.Inputs[0], value.Inputs[1]);
        if (context.IsWanted(table))
        {
            context.Contribute(table, context.Builder.Add(new ScatterAddOp(table.Shape), tokens, gradient));
        }
    }

    public override string Describe() => "Gather";
}
