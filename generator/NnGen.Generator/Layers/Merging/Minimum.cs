using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The smallest element in each place of inputs of one shape; where two are equal, each gets half of the gradient, as in PyTorch.</summary>
internal sealed class MinimumDefinition : ElementwiseMergingDefinition<MinimumAttribute>
{
    protected override string Formula(MinimumAttribute layer) => "y = min(x₁, x₂, …)";

    protected override Expression Merge(IEnumerable<Expression> elements) => elements.Aggregate(PropagatingMinimum.Of);
}
