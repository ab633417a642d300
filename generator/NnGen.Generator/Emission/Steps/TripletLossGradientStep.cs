using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the triplet loss, by the runtime.</summary>
internal sealed class TripletLossGradientStep : StepWriter<TripletLossGradientOp>
{
    protected override Step Write(Value value, TripletLossGradientOp op, StepContext context)
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
        return new Step($"{embeddings.ShapeText} → {value.ShapeText}: the gradient of all triplets", "EmbeddingKernels.TripletLossGradient", arguments, [.. value.Inputs, value]);
    }
}
