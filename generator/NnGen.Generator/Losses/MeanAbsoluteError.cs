using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>|prediction − target|</summary>
internal sealed class MeanAbsoluteErrorDefinition : LossDefinition<MeanAbsoluteErrorAttribute>
{
    public override PredictionTask Task => PredictionTask.Regression;

    protected override Value Lower(MeanAbsoluteErrorAttribute loss, Value head, Value target, GraphBuilder builder) =>
        builder.Elementwise("AbsoluteError", Abs.Of(new Variable(0) - (Expression)new Variable(1)), head, target);
}
