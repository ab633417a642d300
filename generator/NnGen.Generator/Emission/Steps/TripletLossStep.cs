using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The triplet loss of each anchor, by the runtime.</summary>
internal sealed class TripletLossStep : StepWriter<TripletLossOp>
{
    protected override Step Write(Value value, TripletLossOp op, StepContext context)
    {
        var embeddings = value.Inputs[0];
        string[] arguments =
        [
            "rows",
            NumberText.Integer(embeddings.Count),
            NumberText.Integer(context.StrideOf(embeddings)),
            $"TripletMining.{op.Mining}",
            NumberText.Float(op.Margin),
            .. value.Inputs.Select(context.Ref),
            context.Ref(value),
        ];
        return new Step($"{embeddings.ShapeText} → {value.ShapeText}: the triplets of each anchor", "EmbeddingKernels.TripletLoss", arguments, [.. value.Inputs, value]);
    }
}
