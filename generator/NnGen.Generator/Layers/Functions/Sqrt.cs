using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Sqrt.</summary>
internal sealed class SqrtAttribute : LayerAttribute;

/// <summary>√x</summary>
internal sealed class SqrtDefinition : LayerDefinition<SqrtAttribute>
{
    protected override Value Lower(SqrtAttribute layer, Value input, LayerContext context) => context.Map("Sqrt", Sqrt.Of(new Variable(0)), input);
}
