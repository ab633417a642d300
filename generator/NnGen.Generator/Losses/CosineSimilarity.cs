using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>−Σ t p / (|t| |p|), norms at least ε.</summary>
internal sealed class CosineSimilarityDefinition : LossDefinition<CosineSimilarityAttribute>
{
    /// <summary>The square of the least norm, Keras's backend epsilon 1e-7: under the root, where the derivative stays finite.</summary>
    private const double LeastSquare = 1e-14;

    public override PredictionTask Task => PredictionTask.Regression;

    protected override void CheckHead(
        CosineSimilarityAttribute loss,
        Shape head,
        string headSource,
        string? headActivation,
        ProblemReporter problems)
    {
        if (RequireVectors(head, headSource, problems) && head.Count == 1)
        {
            problems.Report(LossMismatch, null, $"it compares directions, but {headSource} gives only one number");
        }
    }

    protected override Value Lower(CosineSimilarityAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var product = SumOf("DotProduct", new Variable(0) * (Expression)new Variable(1), head, target);
        var square = new Variable(0) * (Expression)new Variable(0);
        return builder.Elementwise(
            "CosineSimilarity",
            -(new Variable(0) / (Norm(new Variable(1)) * Norm(new Variable(2)))),
            product,
            SumOf("OutputSquares", square, head),
            SumOf("TargetSquares", square, target));

        Value SumOf(string label, Expression each, params Value[] operands) =>
            builder.Reduce(label, ReduceAxes.Features, each, Shape.Of(1), operands);
    }

    private static Expression Norm(Expression square) => Sqrt.Of(Maximum.Of(LeastSquare, square));
}
