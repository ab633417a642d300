using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>Vectors of ones where categories are, or of their counts.</summary>
internal sealed class CategoryEncodingDefinition : LayerDefinition<CategoryEncodingAttribute>
{
    protected override string Formula(CategoryEncodingAttribute layer) =>
        layer.OutputMode == EncodingMode.Count ? "y = how often each category is in x" : "y = 1 for each category that is in x, otherwise 0";

    public override bool ReadsTokens => true;

    protected override void Check(CategoryEncodingAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.Categories >= 1, nameof(layer.Categories), "at least 1", layer.Categories);
        problems.Require(layer.Categories <= Limits.Dimension, nameof(layer.Categories), $"at most {Limits.Dimension}", layer.Categories);
        problems.Require(
            Enum.IsDefined(typeof(EncodingMode), layer.OutputMode), nameof(layer.OutputMode), "a member of EncodingMode", (int)layer.OutputMode);
    }

    protected override Shape? InferShape(CategoryEncodingAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank != 1)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, "categories [T]", input.Source, input.Shape.ToBatchString(), "; insert Flatten");
            return null;
        }

        if (layer.OutputMode == EncodingMode.OneHot && (long)input.Shape.Count * layer.Categories > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch,
                nameof(layer.Categories),
                $"an output of at most {Limits.ParameterElements} elements",
                input.Source,
                input.Shape.ToBatchString(),
                "");
            return null;
        }

        return ShapeOf(layer, input.Shape.Count);
    }

    protected override Value Lower(CategoryEncodingAttribute layer, Value input, LayerContext context)
    {
        var op = new CountTokensOp(layer.Categories, layer.OutputMode == EncodingMode.OneHot, layer.OutputMode == EncodingMode.Count);
        return context.Builder.Add(new ReshapeOp(ShapeOf(layer, input.Count), input.Rows), context.Builder.Add(op, input));
    }

    private static Shape ShapeOf(CategoryEncodingAttribute layer, int tokens) =>
        layer.OutputMode == EncodingMode.OneHot && tokens > 1 ? Shape.Of(tokens, layer.Categories) : Shape.Of(layer.Categories);
}
