using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>100 · |prediction − target| / max(|target|, ε)</summary>
internal sealed class MeanAbsolutePercentageErrorDefinition : LossDefinition<MeanAbsolutePercentageErrorAttribute>
{
    /// <summary>Keras's backend epsilon.</summary>
    private const double Epsilon = 1e-7;

    public override PredictionTask Task => PredictionTask.Regression;

    protected override Value Lower(MeanAbsolutePercentageErrorAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var error = Abs.Of(new Variable(0) - (Expression)new Variable(1));
        return builder.Elementwise("PercentageError", error * (100 / Maximum.Of(Epsilon, Abs.Of(new Variable(1)))), head, target);
    }
}
