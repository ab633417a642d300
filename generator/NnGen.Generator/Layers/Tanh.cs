using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>tanh(x)</summary>
internal sealed class TanhDefinition : LayerDefinition<TanhAttribute>
{
    protected override string Formula(TanhAttribute layer) => "y = tanh(x)";

    public override bool MayBeNegative => true;

    protected override Value Lower(TanhAttribute layer, Value input, LayerContext context) =>
        context.Map("Tanh", Tanh.Of(new Variable(0)), input);
}
