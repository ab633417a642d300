using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>λ x for x > 0, otherwise λ α (eˣ − 1)</summary>
internal sealed class SELUDefinition : LayerDefinition<SELUAttribute>
{
    protected override string Formula(SELUAttribute layer) => "y = λ x for x > 0, otherwise λ α (exp(x) − 1)";

    public override bool MayBeNegative => true;

    protected override Value Lower(SELUAttribute layer, Value input, LayerContext context) =>
        context.Map("SELU", SELU.Of(new Variable(0)), input);
}
