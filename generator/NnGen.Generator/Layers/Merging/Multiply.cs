using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The product, element by element, of inputs of one shape.</summary>
internal sealed class MultiplyDefinition : ElementwiseMergingDefinition<MultiplyAttribute>
{
    protected override string Formula(MultiplyAttribute layer) => "y = x₁ · x₂ · …";

    protected override Expression Merge(IEnumerable<Expression> elements) => elements.Aggregate((product, element) => product * element);
}
