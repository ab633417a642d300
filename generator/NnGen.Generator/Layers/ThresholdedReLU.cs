using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x for x > θ, otherwise 0</summary>
internal sealed class ThresholdedReLUDefinition : LayerDefinition<ThresholdedReLUAttribute>
{
    protected override string Formula(ThresholdedReLUAttribute layer) => $"y = x for x > {Number(layer.Theta)}, otherwise 0";

    protected override void Check(ThresholdedReLUAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.Theta is >= 0 and < double.PositiveInfinity, nameof(layer.Theta), "at least 0", layer.Theta);

    protected override Value Lower(ThresholdedReLUAttribute layer, Value input, LayerContext context)
    {
        Expression x = new Variable(0);
        // In this order a NaN, which is neither below nor at the threshold, stays.
        var formula = Select.Of(Greater.Of(layer.Theta, x), 0, Select.Of(Equal.Of(layer.Theta, x), 0, x));
        return context.Map("ThresholdedReLU", formula, input);
    }
}
