using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>A constant divided by each element: what the operator <c>/</c> with a constant on its left becomes.</summary>
internal sealed class ReciprocalAttribute(double numerator) : LayerAttribute
{
    public double Numerator { get; } = numerator;
}

/// <summary>numerator / x</summary>
internal sealed class ReciprocalDefinition : LayerDefinition<ReciprocalAttribute>
{
    protected override void Check(ReciprocalAttribute layer, ProblemReporter problems) =>
        problems.Require(Limits.IsFinite(layer.Numerator), nameof(layer.Numerator), "finite", layer.Numerator);

    protected override Value Lower(ReciprocalAttribute layer, Value input, LayerContext context) =>
        context.Map("Reciprocal", layer.Numerator / (Expression)new Variable(0), input);
}
