using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x tanh(log(1 + eˣ))</summary>
internal sealed class MishDefinition : LayerDefinition<MishAttribute>
{
    protected override string Formula(MishAttribute layer) => "y = x tanh(log(1 + exp(x)))";

    public override bool MayBeNegative => true;

    protected override Value Lower(MishAttribute layer, Value input, LayerContext context) =>
        context.Map("Mish", Mish.Of(new Variable(0)), input);
}
