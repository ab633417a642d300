using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Exp.</summary>
internal sealed class ExpAttribute : LayerAttribute;

/// <summary>eˣ</summary>
internal sealed class ExpDefinition : LayerDefinition<ExpAttribute>
{
    protected override Value Lower(ExpAttribute layer, Value input, LayerContext context) => context.Map("Exp", Exp.Of(new Variable(0)), input);
}
