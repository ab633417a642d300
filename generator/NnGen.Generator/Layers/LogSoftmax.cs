using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x − log Σ exp(x): the logarithm of a probability per element of a sample's vector.</summary>
internal sealed class LogSoftmaxDefinition : LayerDefinition<LogSoftmaxAttribute>
{
    /// <summary>The formula over (x, log Σ exp(x)); the fusion of head and loss looks for it.</summary>
    public static Expression Formula { get; } = new Variable(0) - (Expression)new Variable(1);

    protected override Shape? InferShape(LogSoftmaxAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank == 1)
        {
            return input.Shape;
        }

        problems.Report(
            ProblemReporter.ShapeMismatch, null, "a vector [C]", input.Source, input.Shape.ToBatchString(), "; insert Flatten");
        return null;
    }

    protected override Value Lower(LogSoftmaxAttribute layer, Value input, LayerContext context) =>
        context.Builder.Elementwise("LogSoftmax", Formula, input, context.Builder.Add(new LogSumExpOp(), input));
}
