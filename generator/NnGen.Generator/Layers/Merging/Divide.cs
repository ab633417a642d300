using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The arguments of the function Divide.</summary>
internal sealed class DivideAttribute : LayerAttribute;

/// <summary>The first of two inputs divided by the second, element by element.</summary>
internal sealed class DivideDefinition : ElementwiseMergingDefinition<DivideAttribute>
{
    protected override string Formula(DivideAttribute layer) => "y = x₁ / x₂";

    public override int MostInputs => 2;

    protected override Expression Merge(IEnumerable<Expression> elements) => elements.Aggregate((first, second) => first / second);
}
