using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>min(max(0, x), 6)</summary>
internal sealed class ReLU6Definition : LayerDefinition<ReLU6Attribute>
{
    protected override string Formula(ReLU6Attribute layer) => "y = min(max(0, x), 6)";

    protected override Value Lower(ReLU6Attribute layer, Value input, LayerContext context) =>
        context.Map("ReLU6", ReLU6.Of(new Variable(0)), input);
}
