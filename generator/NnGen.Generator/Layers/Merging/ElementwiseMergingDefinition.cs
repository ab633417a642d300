using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>A formula over the elements in the same place of inputs of one shape.</summary>
internal abstract class ElementwiseMergingDefinition<TAttribute> : MergingDefinition<TAttribute>
    where TAttribute : LayerAttribute
{
    /// <summary>The formula over one element of each input.</summary>
    protected abstract Expression Merge(IEnumerable<Expression> elements);

    protected sealed override Value Lower(TAttribute layer, IReadOnlyList<Value> inputs, LayerContext context) =>
        context.Builder.Elementwise(Kind, Merge(inputs.Select((_, i) => (Expression)new Variable(i))), inputs[0].Shape, inputs[0].Rows, [.. inputs]);
}
