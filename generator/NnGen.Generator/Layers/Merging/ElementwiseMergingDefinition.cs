using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>A formula over the elements in the same place of inputs whose shapes are broadcast.</summary>
internal abstract class ElementwiseMergingDefinition<TAttribute> : MergingDefinition<TAttribute>
    where TAttribute : LayerAttribute
{
    protected sealed override Shape? InferShape(TAttribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems) =>
        Broadcast.Infer(inputs, problems);

    /// <summary>The formula over one element of each input.</summary>
    protected abstract Expression Merge(IEnumerable<Expression> elements);

    protected sealed override Value Lower(TAttribute layer, IReadOnlyList<Value> inputs, LayerContext context)
    {
        var (shape, row, rows, operands) = Broadcast.Align(inputs, context.Builder);
        var result = context.Builder.Elementwise(Kind, Merge(inputs.Select((_, i) => (Expression)new Variable(i))), row, rows, operands);
        return context.Builder.Add(new ReshapeOp(shape, 1), result);
    }
}
