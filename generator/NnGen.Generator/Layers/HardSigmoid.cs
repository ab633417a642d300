using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>min(max(0, x + 3), 6) / 6</summary>
internal sealed class HardSigmoidDefinition : LayerDefinition<HardSigmoidAttribute>
{
    protected override string Formula(HardSigmoidAttribute layer) => "y = min(max(0, x + 3), 6) / 6";

    protected override Value Lower(HardSigmoidAttribute layer, Value input, LayerContext context) =>
        context.Map("HardSigmoid", HardSigmoid.Of(new Variable(0)), input);
}
