using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>(x − mean) / √(variance + ε) · Gamma + Beta, with the mean and variance of each row of the last dimension.</summary>
internal sealed class LayerNormalizationDefinition : LayerDefinition<LayerNormalizationAttribute>
{
    protected override string Formula(LayerNormalizationAttribute layer) =>
        $"y = (x − mean) / √(variance + {Number(layer.Epsilon)}){ScaleAndShift(layer.Scale, layer.Center)}, by the rows of the last dimension";

    public override bool MayBeNegative => true;

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
        [nameof(LayerNormalizationAttribute.Trainable), .. NormalizationVector.Arguments];

    protected override void Check(LayerNormalizationAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.Epsilon > 0 && Limits.IsFinite(layer.Epsilon), nameof(layer.Epsilon), "greater than 0", layer.Epsilon);
        Gamma(layer).Check(problems);
        Beta(layer).Check(problems);
    }

    protected override Value Lower(LayerNormalizationAttribute layer, Value input, LayerContext context)
    {
        var builder = context.Builder;
        var rows = builder.AsRows(input);
        var share = 1.0 / rows.Count;
        var mean = builder.Reduce("Mean", ReduceAxes.Features, share * (Expression)new Variable(0), Shape.Of(1), rows);

        // Σ (x − mean) = 0, so the variance does not depend on the mean to first order.
        var centered = new Variable(0) - (Expression)new Variable(1);
        var fixedMean = builder.Add(new StopGradientOp(), mean);
        var variance = builder.Reduce("Variance", ReduceAxes.Features, share * (centered * centered), Shape.Of(1), rows, fixedMean);
        var scale = builder.Elementwise("Scale", 1 / Sqrt.Of(new Variable(0) + (Expression)layer.Epsilon), variance);

        var normalized = centered * new Variable(2);
        var operands = new List<Value> { rows, mean, scale };
        if (layer.Scale)
        {
            normalized *= new Variable(operands.Count);
            operands.Add(Gamma(layer).Declare(rows.Shape, layer.Trainable, context));
        }

        if (layer.Center)
        {
            normalized += new Variable(operands.Count);
            operands.Add(Beta(layer).Declare(rows.Shape, layer.Trainable, context));
        }

        var result = builder.Elementwise("Normalize", normalized, rows.Shape, rows.Rows, [.. operands]);
        return builder.Add(new ReshapeOp(input.Shape, input.Rows), result);
    }

    private static NormalizationVector Gamma(LayerNormalizationAttribute layer) =>
        new(nameof(Gamma), layer.GammaInitializer, layer.GammaConstant, layer.GammaL1, layer.GammaL2);

    private static NormalizationVector Beta(LayerNormalizationAttribute layer) =>
        new(nameof(Beta), layer.BetaInitializer, layer.BetaConstant, layer.BetaL1, layer.BetaL2);
}
