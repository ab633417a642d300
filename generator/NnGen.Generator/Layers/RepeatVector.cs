using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>The same vector several times.</summary>
internal sealed class RepeatVectorDefinition : LayerDefinition<RepeatVectorAttribute>
{
    protected override string Formula(RepeatVectorAttribute layer) => $"y = x, {Number(layer.N)} times";

    protected override void Check(RepeatVectorAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.N is >= 1 and <= Limits.Dimension, nameof(layer.N), $"from 1 to {Limits.Dimension}", layer.N);

    protected override Shape? InferShape(RepeatVectorAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank != 1)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, "a vector [C]", input.Source, input.Shape.ToBatchString(), "; insert Flatten");
            return null;
        }

        if ((long)input.Shape.Count * layer.N > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch,
                nameof(layer.N),
                $"an output of at most {Limits.ParameterElements} elements",
                input.Source,
                input.Shape.ToBatchString(),
                "");
            return null;
        }

        return Shape.Of(layer.N, input.Shape.Count);
    }

    protected override Value Lower(RepeatVectorAttribute layer, Value input, LayerContext context) => layer.N == 1
        ? context.Builder.Add(new ReshapeOp(Shape.Of(1, input.Count)), input)
        : context.Builder.Add(new RepeatOp(layer.N), input);
}
