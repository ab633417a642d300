using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x σ(β x)</summary>
internal sealed class SwishDefinition : LayerDefinition<SwishAttribute>
{
    protected override string Formula(SwishAttribute layer) => $"y = x σ({Number(layer.Beta)} x)";

    public override bool MayBeNegative => true;

    protected override void Check(SwishAttribute layer, ProblemReporter problems) =>
        problems.Require(Limits.IsFinite(layer.Beta), nameof(layer.Beta), "finite", layer.Beta);

    protected override Value Lower(SwishAttribute layer, Value input, LayerContext context) =>
        context.Map("Swish", new Variable(0) * Sigmoid.Of(layer.Beta * (Expression)new Variable(0)), input);
}
