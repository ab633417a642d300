using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Log.</summary>
internal sealed class LogAttribute : LayerAttribute;

/// <summary>The natural logarithm.</summary>
internal sealed class LogDefinition : LayerDefinition<LogAttribute>
{
    public override bool MayBeNegative => true;

    protected override Value Lower(LogAttribute layer, Value input, LayerContext context) => context.Map("Log", Log.Of(new Variable(0)), input);
}
