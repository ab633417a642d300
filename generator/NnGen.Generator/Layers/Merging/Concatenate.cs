using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Merging;

/// <summary>Inputs one after the other along an axis; all other dimensions are the same.</summary>
internal sealed class ConcatenateDefinition : MergingDefinition<ConcatenateAttribute>
{
    protected override string Formula(ConcatenateAttribute layer) => "y = x₁, x₂, … one after the other";

    protected override void Check(ConcatenateAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.Axis != 0, nameof(layer.Axis), "a dimension of a sample, not that of the batch", layer.Axis);

    protected override Shape? InferShape(ConcatenateAttribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems)
    {
        var (first, rank) = (inputs[0], inputs[0].Shape.Rank);
        var axis = Dimension(layer, rank);
        if (axis < 0 || axis >= rank)
        {
            problems.Require(false, nameof(layer.Axis), $"from 1 to {rank} or from −{rank} to −1, the dimensions of {first.Shape.ToBatchString()}", layer.Axis);
            return null;
        }

        if (inputs.FirstOrDefault(i => i.Shape.Rank != rank || i.Shape.With(axis, 1) != first.Shape.With(axis, 1)) is { } other)
        {
            var needed = $"inputs that differ along axis {axis + 1} alone from {first.Shape.ToBatchString()}, which {first.Source} gives";
            problems.Report(ProblemReporter.ShapeMismatch, null, needed, other.Source, other.Shape.ToBatchString(), "");
            return null;
        }

        if (inputs.Sum(i => (long)i.Shape.Count) > Limits.ParameterElements)
        {
            var needed = $"at most {Limits.ParameterElements} elements in all";
            problems.Report(ProblemReporter.ShapeMismatch, null, needed, inputs[inputs.Count - 1].Source, inputs[inputs.Count - 1].Shape.ToBatchString(), "");
            return null;
        }

        return first.Shape.With(axis, inputs.Sum(i => i.Shape.Dimensions[axis].Capacity));
    }

    protected override Value Lower(ConcatenateAttribute layer, IReadOnlyList<Value> inputs, LayerContext context) =>
        context.Builder.Add(new ConcatenateOp(Dimension(layer, inputs[0].Shape.Rank)), [.. inputs]);

    /// <summary>The dimension of a sample, counted from 0.</summary>
    private static int Dimension(ConcatenateAttribute layer, int rank) => layer.Axis < 0 ? rank + layer.Axis : layer.Axis - 1;
}
