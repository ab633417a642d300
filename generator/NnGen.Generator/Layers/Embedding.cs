using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>The row of a table for each token.</summary>
internal sealed class EmbeddingDefinition : LayerDefinition<EmbeddingAttribute>
{
    protected override string Formula(EmbeddingAttribute layer) => "y = the row of the table for each x";

    public override bool ReadsTokens => true;

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
        [nameof(EmbeddingAttribute.EmbeddingsInitializer), nameof(EmbeddingAttribute.L2), nameof(EmbeddingAttribute.Trainable)];

    protected override void Check(EmbeddingAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.InputDimension >= 1, nameof(layer.InputDimension), "at least 1", layer.InputDimension);
        problems.Require(layer.InputDimension <= Limits.Dimension, nameof(layer.InputDimension), $"at most {Limits.Dimension}", layer.InputDimension);
        problems.Require(layer.OutputDimension >= 1, nameof(layer.OutputDimension), "at least 1", layer.OutputDimension);
        problems.Require(
            layer.OutputDimension < 1 || (long)layer.InputDimension * layer.OutputDimension <= Limits.ParameterElements,
            nameof(layer.OutputDimension),
            $"small enough for at most {Limits.ParameterElements} elements in all",
            layer.OutputDimension);
        problems.Require(
            Enum.IsDefined(typeof(Initializer), layer.EmbeddingsInitializer) && layer.EmbeddingsInitializer != Initializer.Constant,
            nameof(layer.EmbeddingsInitializer),
            "a member of Initializer other than Constant",
            (int)layer.EmbeddingsInitializer);
        Regularization.Check(layer.L2, nameof(layer.L2), problems);
    }

    protected override Shape? InferShape(EmbeddingAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank != 1)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, "tokens [T]", input.Source, input.Shape.ToBatchString(), "; insert Flatten");
            return null;
        }

        if ((long)input.Shape.Count * layer.OutputDimension > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch,
                nameof(layer.OutputDimension),
                $"an output of at most {Limits.ParameterElements} elements",
                input.Source,
                input.Shape.ToBatchString(),
                "");
            return null;
        }

        return Shape.Of(input.Shape.Count, layer.OutputDimension);
    }

    protected override Value Lower(EmbeddingAttribute layer, Value input, LayerContext context)
    {
        var table = context.Parameter(new ParameterDefinition("Embeddings", Shape.Of(layer.InputDimension, layer.OutputDimension))
        {
            Initializer = layer.EmbeddingsInitializer,
            FanIn = layer.InputDimension,
            FanOut = layer.OutputDimension,
            Trainable = layer.Trainable,
        });
        Regularization.Add(table, "", l1: 0, layer.L2, context);
        var rows = context.Builder.Add(new GatherOp(), input, table);
        return context.Builder.Add(new ReshapeOp(Shape.Of(input.Count, layer.OutputDimension), input.Rows), rows);
    }
}
