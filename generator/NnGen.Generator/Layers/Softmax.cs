using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>exp(x − log Σ exp(x)): a probability per element of each row of the last dimension.</summary>
internal sealed class SoftmaxDefinition : LayerDefinition<SoftmaxAttribute>
{
    protected override string Formula(SoftmaxAttribute layer) => "y = exp(x) / Σ exp(x)";

    /// <summary>The formula over (x, log Σ exp(x)); the fusion of head and loss looks for it.</summary>
    public static Expression OfElement { get; } = Exp.Of(new Variable(0) - new Variable(1));

    protected override Value Lower(SoftmaxAttribute layer, Value input, LayerContext context)
    {
        var rows = context.Builder.AsRows(input);
        var result = context.Builder.Elementwise("Softmax", OfElement, rows, context.Builder.Add(new LogSumExpOp(), rows));
        return context.Builder.Add(new ReshapeOp(input.Shape, input.Rows), result);
    }
}
