using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x σ(x)</summary>
internal sealed class SiLUDefinition : LayerDefinition<SiLUAttribute>
{
    protected override string Formula(SiLUAttribute layer) => "y = x σ(x)";

    public override bool MayBeNegative => true;

    protected override Value Lower(SiLUAttribute layer, Value input, LayerContext context) =>
        context.Map("SiLU", new Variable(0) * Sigmoid.Of(new Variable(0)), input);
}
