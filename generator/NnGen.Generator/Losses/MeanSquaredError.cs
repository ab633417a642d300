using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>(prediction − target)²</summary>
internal sealed class MeanSquaredErrorDefinition : LossDefinition<MeanSquaredErrorAttribute>
{
    public override PredictionTask Task => PredictionTask.Regression;

    protected override Value Lower(MeanSquaredErrorAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var error = new Variable(0) - (Expression)new Variable(1);
        return builder.Elementwise("SquaredError", error * error, head, target);
    }
}
