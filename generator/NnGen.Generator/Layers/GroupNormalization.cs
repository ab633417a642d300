using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Layers;

/// <summary>(x − mean) / √(variance + ε) · Gamma + Beta, with the mean and variance of a group of channels of each sample.</summary>
internal sealed class GroupNormalizationDefinition : LayerDefinition<GroupNormalizationAttribute>
{
    public override bool MayBeNegative => true;

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
        [nameof(GroupNormalizationAttribute.Trainable), .. NormalizationVector.Arguments];

    protected override void Check(GroupNormalizationAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.Groups is -1 or (>= 1 and <= Limits.Dimension), nameof(layer.Groups), $"from 1 to {Limits.Dimension}, or −1 for one of each channel", layer.Groups);
        problems.Require(layer.Epsilon > 0 && Limits.IsFinite(layer.Epsilon), nameof(layer.Epsilon), "greater than 0", layer.Epsilon);
        Gamma(layer).Check(problems);
        Beta(layer).Check(problems);
    }

    protected override Shape? InferShape(GroupNormalizationAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Last % GroupsOf(layer, input.Shape) == 0)
        {
            return input.Shape;
        }

        problems.Report(
            ProblemReporter.ShapeMismatch,
            nameof(layer.Groups),
            $"channels that {layer.Groups} groups share",
            input.Source,
            input.Shape.ToBatchString(),
            "");
        return null;
    }

    protected override Value Lower(GroupNormalizationAttribute layer, Value input, LayerContext context)
    {
        var (builder, groups, channels) = (context.Builder, GroupsOf(layer, input.Shape), input.Shape.Last);
        var (pixels, each) = (input.Count / channels, channels / groups);

        // Groups are rows: [pixels, groups, each] → groups rows of [pixels · each].
        var order = new[] { 1, 0, 2 }.ToEquatableArray();
        var apart = Moves(groups, pixels)
            ? builder.Add(new TransposeOp(order), builder.Add(new ReshapeOp(Shape.Of(pixels, groups, each), input.Rows), input))
            : input;
        var rows = builder.Add(new ReshapeOp(Shape.Of(pixels * each), input.Rows * groups), apart);

        var share = 1.0 / rows.Count;
        var mean = builder.Reduce("Mean", ReduceAxes.Features, share * (Expression)new Variable(0), Shape.Of(1), rows);

        // Σ (x − mean) = 0, so the variance does not depend on the mean to first order.
        var centered = new Variable(0) - (Expression)new Variable(1);
        var fixedMean = builder.Add(new StopGradientOp(), mean);
        var variance = builder.Reduce("Variance", ReduceAxes.Features, share * (centered * centered), Shape.Of(1), rows, fixedMean);
        var scale = builder.Elementwise("Scale", 1 / Sqrt.Of(new Variable(0) + (Expression)layer.Epsilon), variance);
        var normalized = builder.Elementwise("Normalize", centered * new Variable(2), rows.Shape, rows.Rows, rows, mean, scale);
        var result = builder.Add(new ReshapeOp(Shape.Of(groups, pixels, each), input.Rows), normalized);
        result = Moves(groups, pixels) ? builder.Add(new TransposeOp(order), result) : result;
        return builder.Add(new ReshapeOp(input.Shape, input.Rows), Scaled(layer, builder.AsRows(builder.Add(new ReshapeOp(input.Shape, input.Rows), result)), context));
    }

    /// <summary>x · Gamma + Beta on rows of channels.</summary>
    private static Value Scaled(GroupNormalizationAttribute layer, Value rows, LayerContext context)
    {
        Expression formula = new Variable(0);
        var operands = new List<Value> { rows };
        if (layer.Scale)
        {
            formula *= new Variable(operands.Count);
            operands.Add(Gamma(layer).Declare(rows.Shape, layer.Trainable, context));
        }

        if (layer.Center)
        {
            formula += new Variable(operands.Count);
            operands.Add(Beta(layer).Declare(rows.Shape, layer.Trainable, context));
        }

        return context.Builder.Elementwise("Shift", formula, rows.Shape, rows.Rows, [.. operands]);
    }

    /// <summary>Whether the elements of a group lie apart.</summary>
    private static bool Moves(int groups, int pixels) => groups > 1 && pixels > 1;

    private static int GroupsOf(GroupNormalizationAttribute layer, Shape shape) => layer.Groups == -1 ? shape.Last : layer.Groups;

    private static NormalizationVector Gamma(GroupNormalizationAttribute layer) =>
        new(nameof(Gamma), layer.GammaInitializer, layer.GammaConstant, layer.GammaL1, layer.GammaL2);

    private static NormalizationVector Beta(GroupNormalizationAttribute layer) =>
        new(nameof(Beta), layer.BetaInitializer, layer.BetaConstant, layer.BetaL1, layer.BetaL2);
}
