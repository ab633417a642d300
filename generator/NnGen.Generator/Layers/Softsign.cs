using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x / (1 + |x|)</summary>
internal sealed class SoftsignDefinition : LayerDefinition<SoftsignAttribute>
{
    protected override string Formula(SoftsignAttribute layer) => "y = x / (1 + |x|)";

    public override bool MayBeNegative => true;

    protected override Value Lower(SoftsignAttribute layer, Value input, LayerContext context) =>
        context.Map("Softsign", Softsign.Of(new Variable(0)), input);
}
