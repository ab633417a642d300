using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x min(max(0, x + 3), 6) / 6</summary>
internal sealed class HardSwishDefinition : LayerDefinition<HardSwishAttribute>
{
    protected override string Formula(HardSwishAttribute layer) => "y = x min(max(0, x + 3), 6) / 6";

    public override bool MayBeNegative => true;

    protected override Value Lower(HardSwishAttribute layer, Value input, LayerContext context) =>
        context.Map("HardSwish", new Variable(0) * HardSigmoid.Of(new Variable(0)), input);
}
