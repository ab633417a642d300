using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>½ e² up to |e| = δ, linear beyond.</summary>
internal sealed class HuberDefinition : LossDefinition<HuberAttribute>
{
    public override PredictionTask Task => PredictionTask.Regression;

    protected override void Check(HuberAttribute loss, ProblemReporter problems) =>
        problems.Require(loss.Delta > 0 && Limits.IsFinite(loss.Delta), nameof(loss.Delta), "more than 0", loss.Delta);

    protected override Value Lower(HuberAttribute loss, Value head, Value target, GraphBuilder builder) =>
        builder.Elementwise("Huber", HuberLoss.Of(new Variable(0) - (Expression)new Variable(1), loss.Delta), head, target);
}
