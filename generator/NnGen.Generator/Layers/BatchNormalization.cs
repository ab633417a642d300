using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>
/// (x − mean) / √(variance + ε) · Gamma + Beta for each element of the last dimension: with the batch's mean and variance while training,
/// which moving averages follow, and with these otherwise.
/// </summary>
internal sealed class BatchNormalizationDefinition : LayerDefinition<BatchNormalizationAttribute>
{
    protected override string Formula(BatchNormalizationAttribute layer) =>
        $"y = (x − MovingMean) / √(MovingVariance + {Number(layer.Epsilon)}){ScaleAndShift(layer.Scale, layer.Center)}; while training, mean and variance of the batch";

    public override bool MayBeNegative => true;

    /// <summary>Those of a batch; frozen statistics are of another one.</summary>
    public override bool RemovesOffsets(Attribute layer) => layer is BatchNormalizationAttribute { Trainable: true };

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
        [nameof(BatchNormalizationAttribute.Momentum), nameof(BatchNormalizationAttribute.Trainable), .. NormalizationVector.Arguments];

    protected override void Check(BatchNormalizationAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.Momentum is >= 0 and <= 1, nameof(layer.Momentum), "from 0 to 1", layer.Momentum);
        problems.Require(layer.Epsilon > 0 && Limits.IsFinite(layer.Epsilon), nameof(layer.Epsilon), "greater than 0", layer.Epsilon);
        Gamma(layer).Check(problems);
        Beta(layer).Check(problems);
    }

    protected override Value Lower(BatchNormalizationAttribute layer, Value input, LayerContext context)
    {
        var builder = context.Builder;
        var rows = builder.AsRows(input);
        var gamma = layer.Scale ? Gamma(layer).Declare(rows.Shape, layer.Trainable, context) : null;
        var beta = layer.Center ? Beta(layer).Declare(rows.Shape, layer.Trainable, context) : null;
        var movingMean = Statistic("MovingMean", Initializer.Zeros, rows.Shape, context);
        var movingVariance = Statistic("MovingVariance", Initializer.Ones, rows.Shape, context);

        var (mean, variance) = (movingMean, movingVariance);
        if (context.Training && layer.Trainable)
        {
            (mean, variance) = BatchStatistics(rows, builder);
            Follow(movingMean, mean);
            Follow(movingVariance, variance);
        }

        var reciprocal = 1 / Sqrt.Of(new Variable(0) + (Expression)layer.Epsilon);
        var scale = gamma is null
            ? builder.Elementwise("Scale", reciprocal, variance)
            : builder.Elementwise("Scale", new Variable(1) * reciprocal, variance, gamma);
        var normalized = (new Variable(0) - (Expression)new Variable(1)) * new Variable(2);
        var result = beta is null
            ? builder.Elementwise("Normalize", normalized, rows.Shape, rows.Rows, rows, mean, scale)
            : builder.Elementwise("Normalize", normalized + new Variable(3), rows.Shape, rows.Rows, rows, mean, scale, beta);
        return builder.Add(new ReshapeOp(input.Shape, input.Rows), result);

        void Follow(Value moving, Value ofBatch) => context.UpdateStatistic(moving, old => builder.Elementwise(
            "Move", (layer.Momentum * new Variable(0)) + ((1 - layer.Momentum) * (Expression)new Variable(1)), old, ofBatch));
    }

    /// <summary>Mean and biased variance over all rows of all samples.</summary>
    private static (Value Mean, Value Variance) BatchStatistics(Value rows, GraphBuilder builder)
    {
        var share = Scalar.ReciprocalBatch * (Expression)(1.0 / rows.Rows);
        var mean = builder.Reduce("Mean", ReduceAxes.Samples, share * new Variable(0), rows.Shape, rows);

        // Σ (x − mean) = 0, so the variance does not depend on the mean to first order.
        var centered = new Variable(0) - (Expression)new Variable(1);
        var fixedMean = builder.Add(new StopGradientOp(), mean);
        return (mean, builder.Reduce("Variance", ReduceAxes.Samples, share * (centered * centered), rows.Shape, rows, fixedMean));
    }

    private static NormalizationVector Gamma(BatchNormalizationAttribute layer) =>
        new(nameof(Gamma), layer.GammaInitializer, layer.GammaConstant, layer.GammaL1, layer.GammaL2);

    private static NormalizationVector Beta(BatchNormalizationAttribute layer) =>
        new(nameof(Beta), layer.BetaInitializer, layer.BetaConstant, layer.BetaL1, layer.BetaL2);

    private static Value Statistic(string name, Initializer initializer, Shape shape, LayerContext context) =>
        context.Parameter(new ParameterDefinition(name, shape)
        {
            Role = ParameterRole.Statistic,
            Trainable = false,
            Initializer = initializer,
        });
}
