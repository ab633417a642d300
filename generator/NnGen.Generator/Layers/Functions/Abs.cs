using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Abs.</summary>
internal sealed class AbsAttribute : LayerAttribute;

/// <summary>|x|</summary>
internal sealed class AbsDefinition : LayerDefinition<AbsAttribute>
{
    protected override Value Lower(AbsAttribute layer, Value input, LayerContext context) => context.Map("Abs", Abs.Of(new Variable(0)), input);
}
