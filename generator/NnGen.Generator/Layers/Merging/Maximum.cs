using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The largest element in each place of inputs of one shape; where two are equal, each gets half of the gradient, as in PyTorch.</summary>
internal sealed class MaximumDefinition : ElementwiseMergingDefinition<MaximumAttribute>
{
    protected override string Formula(MaximumAttribute layer) => "y = max(x₁, x₂, …)";

    protected override Expression Merge(IEnumerable<Expression> elements) => elements.Aggregate(PropagatingMaximum.Of);
}
