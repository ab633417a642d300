using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The arguments of the function Stack.</summary>
internal sealed class StackAttribute : LayerAttribute;

/// <summary>Inputs of one shape as the rows of a value with a first dimension more.</summary>
internal sealed class StackDefinition : MergingDefinition<StackAttribute>
{
    protected override string Formula(StackAttribute layer) => "y = x₁, x₂, … along a new dimension";

    protected override Shape? InferShape(StackAttribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems)
    {
        if (!HaveOneShape(inputs, problems))
        {
            return null;
        }

        if ((long)inputs[0].Shape.Count * inputs.Count > Limits.ParameterElements)
        {
            var needed = $"at most {Limits.ParameterElements} elements in all";
            problems.Report(ProblemReporter.ShapeMismatch, null, needed, inputs[0].Source, inputs[0].Shape.ToBatchString(), " several times");
            return null;
        }

        return WithFirst(inputs.Count, inputs[0].Shape);
    }

    protected override Value Lower(StackAttribute layer, IReadOnlyList<Value> inputs, LayerContext context) =>
        context.Builder.Add(new ConcatenateOp(0), [.. inputs.Select(i => context.Builder.Add(new ReshapeOp(WithFirst(1, i.Shape)), i))]);

    private static Shape WithFirst(int size, Shape shape) => Shape.Of([size, .. shape.Dimensions.Items.Select(d => d.Capacity)]);
}
