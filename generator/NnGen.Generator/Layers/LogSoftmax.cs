using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x − log Σ exp(x): the logarithm of a probability per element of each row of the last dimension.</summary>
internal sealed class LogSoftmaxDefinition : LayerDefinition<LogSoftmaxAttribute>
{
    protected override string Formula(LogSoftmaxAttribute layer) => "y = x − log Σ exp(x)";

    public override bool MayBeNegative => true;

    /// <summary>The formula over (x, log Σ exp(x)); the fusion of head and loss looks for it.</summary>
    public static Expression OfElement { get; } = new Variable(0) - (Expression)new Variable(1);

    protected override Value Lower(LogSoftmaxAttribute layer, Value input, LayerContext context)
    {
        var rows = context.Builder.AsRows(input);
        var result = context.Builder.Elementwise("LogSoftmax", OfElement, rows, context.Builder.Add(new LogSumExpOp(), rows));
        return context.Builder.Add(new ReshapeOp(input.Shape, input.Rows), result);
    }
}
