using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>log(1 + eˣ)</summary>
internal sealed class SoftplusDefinition : LayerDefinition<SoftplusAttribute>
{
    protected override string Formula(SoftplusAttribute layer) => "y = log(1 + exp(x))";

    protected override Value Lower(SoftplusAttribute layer, Value input, LayerContext context) =>
        context.Map("Softplus", Softplus.Of(new Variable(0)), input);
}
