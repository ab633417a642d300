using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x / √(mean of x² + ε) · Scale, with the mean over each row of the last dimension.</summary>
internal sealed class RMSNormalizationDefinition : LayerDefinition<RMSNormalizationAttribute>
{
    protected override string Formula(RMSNormalizationAttribute layer) => $"y = x / √(mean of x² + {Number(layer.Epsilon)}) · Scale";

    public override IReadOnlyCollection<string> TrainingArguments { get; } = [nameof(RMSNormalizationAttribute.Trainable)];

    protected override void Check(RMSNormalizationAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.Epsilon > 0 && Limits.IsFinite(layer.Epsilon), nameof(layer.Epsilon), "greater than 0", layer.Epsilon);

    protected override Value Lower(RMSNormalizationAttribute layer, Value input, LayerContext context)
    {
        var builder = context.Builder;
        var rows = builder.AsRows(input);
        var square = new Variable(0) * (Expression)new Variable(0);
        var meanSquare = builder.Reduce("MeanSquare", ReduceAxes.Features, (1.0 / rows.Count) * square, Shape.Of(1), rows);
        var reciprocal = builder.Elementwise("Reciprocal", 1 / Sqrt.Of(new Variable(0) + (Expression)layer.Epsilon), meanSquare);
        var scale = context.Parameter(new ParameterDefinition("Scale", rows.Shape) { Initializer = Initializer.Ones, Trainable = layer.Trainable });
        var formula = new Variable(0) * (Expression)new Variable(1) * new Variable(2);
        var result = builder.Elementwise("Normalize", formula, rows.Shape, rows.Rows, rows, reciprocal, scale);
        return builder.Add(new ReshapeOp(input.Shape, input.Rows), result);
    }
}
