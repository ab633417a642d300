using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The sum of inputs of one shape.</summary>
internal sealed class AddDefinition : ElementwiseMergingDefinition<AddAttribute>
{
    protected override string Formula(AddAttribute layer) => "y = x₁ + x₂ + …";

    protected override Expression Merge(IEnumerable<Expression> elements) => elements.Aggregate((sum, element) => sum + element);
}
