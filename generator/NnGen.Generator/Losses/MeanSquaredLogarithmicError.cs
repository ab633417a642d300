using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>(log(1 + prediction) − log(1 + target))², both at least ε.</summary>
internal sealed class MeanSquaredLogarithmicErrorDefinition : LossDefinition<MeanSquaredLogarithmicErrorAttribute>
{
    /// <summary>Keras's backend epsilon.</summary>
    private const double Epsilon = 1e-7;

    public override PredictionTask Task => PredictionTask.Regression;

    protected override TargetDefinition Target(MeanSquaredLogarithmicErrorAttribute loss, Shape head) =>
        new(head, ElementType.Float32, TargetRange.NonNegative);

    protected override Value Lower(MeanSquaredLogarithmicErrorAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var error = LogOf(new Variable(0)) - LogOf(new Variable(1));
        return builder.Elementwise("SquaredLogarithmicError", error * error, head, target);
    }

    private static Expression LogOf(Expression number) => Log.Of(1 + Maximum.Of(Epsilon, number));
}
