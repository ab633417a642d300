using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Square.</summary>
internal sealed class SquareAttribute : LayerAttribute;

/// <summary>x²</summary>
internal sealed class SquareDefinition : LayerDefinition<SquareAttribute>
{
    protected override Value Lower(SquareAttribute layer, Value input, LayerContext context) => context.Map("Square", new Variable(0) * (Expression)new Variable(0), input);
}
