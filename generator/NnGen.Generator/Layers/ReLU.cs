using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>max(0, x)</summary>
internal sealed class ReLUDefinition : LayerDefinition<ReLUAttribute>
{
    protected override string Formula(ReLUAttribute layer) => "y = max(0, x)";

    protected override Value Lower(ReLUAttribute layer, Value input, LayerContext context) =>
        context.Map("ReLU", ReLU.Of(new Variable(0)), input);
}
