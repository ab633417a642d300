using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x · scale + offset</summary>
internal sealed class RescalingDefinition : LayerDefinition<RescalingAttribute>
{
    protected override string Formula(RescalingAttribute layer) => $"y = x · {Number(layer.Scale)} + {Number(layer.Offset)}";

    protected override void Check(RescalingAttribute layer, ProblemReporter problems)
    {
        problems.Require(Limits.IsFinite(layer.Scale), nameof(layer.Scale), "finite", layer.Scale);
        problems.Require(Limits.IsFinite(layer.Offset), nameof(layer.Offset), "finite", layer.Offset);
    }

    protected override Value Lower(RescalingAttribute layer, Value input, LayerContext context) =>
        context.Map("Rescaling", (layer.Scale * (Expression)new Variable(0)) + layer.Offset, input);
}
