using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The mean, element by element, of inputs of one shape.</summary>
internal sealed class AverageDefinition : ElementwiseMergingDefinition<AverageAttribute>
{
    protected override string Formula(AverageAttribute layer) => "y = the mean of x₁, x₂, …";

    protected override Expression Merge(IEnumerable<Expression> elements) => (1.0 / elements.Count()) * elements.Aggregate((sum, element) => sum + element);
}
