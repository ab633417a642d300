using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>exp(x − log Σ exp(x)): a probability per element of a sample's vector.</summary>
internal sealed class SoftmaxDefinition : LayerDefinition<SoftmaxAttribute>
{
    /// <summary>The formula over (x, log Σ exp(x)); the fusion of head and loss looks for it.</summary>
    public static Expression Formula { get; } = Exp.Of(new Variable(0) - new Variable(1));

    protected override Shape? InferShape(SoftmaxAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank == 1)
        {
            return input.Shape;
        }

        problems.Report(
            ProblemReporter.ShapeMismatch, null, "a vector [C]", input.Source, input.Shape.ToBatchString(), "; insert Flatten");
        return null;
    }

    protected override Value Lower(SoftmaxAttribute layer, Value input, LayerContext context) =>
        context.Builder.Elementwise("Softmax", Formula, input, context.Builder.Add(new LogSumExpOp(), input));
}
