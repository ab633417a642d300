using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x for x > 0, otherwise slope · x</summary>
internal sealed class LeakyReLUDefinition : LayerDefinition<LeakyReLUAttribute>
{
    protected override string Formula(LeakyReLUAttribute layer) => $"y = x for x > 0, otherwise {Number(layer.NegativeSlope)} x";

    public override bool MayBeNegative => true;

    protected override void Check(LeakyReLUAttribute layer, ProblemReporter problems) =>
        problems.Require(
            layer.NegativeSlope is >= 0 and < double.PositiveInfinity, nameof(layer.NegativeSlope), "at least 0", layer.NegativeSlope);

    protected override Value Lower(LeakyReLUAttribute layer, Value input, LayerContext context) =>
        context.Map("LeakyReLU", LeakyReLU.Of(new Variable(0), layer.NegativeSlope), input);
}
