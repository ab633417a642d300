using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The first of two inputs of one shape minus the second.</summary>
internal sealed class SubtractDefinition : ElementwiseMergingDefinition<SubtractAttribute>
{
    protected override string Formula(SubtractAttribute layer) => "y = x₁ − x₂";

    public override int MostInputs => 2;

    protected override Expression Merge(IEnumerable<Expression> elements) => elements.Aggregate((first, second) => first - second);
}
