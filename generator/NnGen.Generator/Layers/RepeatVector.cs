using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>The same vector several times.</summary>
internal sealed class RepeatVectorDefinition : LayerDefinition<RepeatVectorAttribute>
{
    protected override void Check(RepeatVectorAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.N is >= 1 and <= Limits.Dimension, nameof(layer.N), $"from 1 to {Limits.Dimension}", layer.N);

    protected override Shape? InferShape(RepeatVectorAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank == 1 && (long)input.Shape.Count * layer.N <= Limits.ParameterElements)
        {
            return Shape.Of(layer.N, input.Shape.Count);
        }

        var needed = input.Shape.Rank == 1 ? $"at most {Limits.ParameterElements} elements in all" : "a vector [C]";
        problems.Report(ProblemReporter.ShapeMismatch, null, needed, input.Source, input.Shape.ToBatchString(), input.Shape.Rank == 1 ? "" : "; insert Flatten");
        return null;
    }

    protected override Value Lower(RepeatVectorAttribute layer, Value input, LayerContext context) => layer.N == 1
        ? context.Builder.Add(new ReshapeOp(Shape.Of(1, input.Count)), input)
        : context.Builder.Add(new RepeatOp(layer.N), input);
}
