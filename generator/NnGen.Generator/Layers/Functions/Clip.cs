using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Clip.</summary>
internal sealed class ClipAttribute(double minimum, double maximum) : LayerAttribute
{
    public double Minimum { get; } = minimum;

    public double Maximum { get; } = maximum;
}

/// <summary>min(max(x, minimum), maximum). A NaN stays one; the derivative at both bounds is 1, as PyTorch's.</summary>
internal sealed class ClipDefinition : LayerDefinition<ClipAttribute>
{
    protected override void Check(ClipAttribute layer, ProblemReporter problems)
    {
        problems.Require(Limits.IsFinite(layer.Minimum), nameof(layer.Minimum), "finite", layer.Minimum);
        problems.Require(Limits.IsFinite(layer.Maximum), nameof(layer.Maximum), "finite", layer.Maximum);
        problems.Require(layer.Minimum <= layer.Maximum, nameof(layer.Maximum), $"at least Minimum, {ArgumentText.Of(layer.Minimum)}", layer.Maximum);
    }

    protected override Value Lower(ClipAttribute layer, Value input, LayerContext context) =>
        context.Map("Clip", Minimum.Of(layer.Maximum, Maximum.Of(layer.Minimum, new Variable(0))), input);
}
