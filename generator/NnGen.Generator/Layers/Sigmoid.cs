using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>1 / (1 + e⁻ˣ)</summary>
internal sealed class SigmoidDefinition : LayerDefinition<SigmoidAttribute>
{
    protected override string Formula(SigmoidAttribute layer) => "y = 1 / (1 + exp(−x))";

    protected override Value Lower(SigmoidAttribute layer, Value input, LayerContext context) =>
        context.Map("Sigmoid", Sigmoid.Of(new Variable(0)), input);
}
