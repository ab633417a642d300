using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>max(q e, (q − 1) e) with e = target − prediction; with several quantiles, one for each output.</summary>
internal sealed class QuantileDefinition : LossDefinition<QuantileAttribute>
{
    public override PredictionTask Task => PredictionTask.Regression;

    protected override void Check(QuantileAttribute loss, ProblemReporter problems)
    {
        var quantiles = loss.Quantiles ?? [];
        var ascend = quantiles.Zip(quantiles.Skip(1), (one, next) => one < next).All(holds => holds);
        problems.Require(
            quantiles.Length > 0 && ascend && quantiles.All(q => q is > 0 and < 1),
            nameof(loss.Quantiles),
            "one or more numbers between 0 and 1, ascending",
            $"[{string.Join(", ", quantiles.Select(ArgumentText.Of))}]");
    }

    protected override void CheckHead(QuantileAttribute loss, Shape head, string headSource, string? headActivation, ProblemReporter problems)
    {
        if (loss.Quantiles is { Length: > 1 } quantiles && head.Count != quantiles.Length)
        {
            problems.Report(
                LossMismatch,
                null,
                $"it needs one output for each of {quantiles.Length} quantiles, but {headSource} gives {head.ToBatchString()}");
        }
    }

    protected override TargetDefinition Target(QuantileAttribute loss, Shape head) =>
        new(loss.Quantiles.Length > 1 ? Shape.Of(1) : head, ElementType.Float32);

    protected override Value Lower(QuantileAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var quantile = QuantileOf(loss.Quantiles);
        return builder.Elementwise("Pinball", PinballLoss.Of(new Variable(1) - (Expression)new Variable(0), quantile), head, target);
    }

    /// <summary>The quantile of a column.</summary>
    private static Expression QuantileOf(double[] quantiles) =>
        Enumerable.Range(0, quantiles.Length - 1)
            .Reverse()
            .Aggregate((Expression)quantiles[quantiles.Length - 1], (others, i) => Select.Of(Equal.Of(new Column(), i), quantiles[i], others));
}
