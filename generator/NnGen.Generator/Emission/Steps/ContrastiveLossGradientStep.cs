using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the contrastive loss, by the runtime.</summary>
internal sealed class ContrastiveLossGradientStep : StepWriter<ContrastiveLossGradientOp>
{
    protected override Step Write(Value value, ContrastiveLossGradientOp op, StepContext context)
    {
        var embeddings = value.Inputs[0];
        string[] arguments =
        [
            "rows",
            NumberText.Integer(embeddings.Count),
            NumberText.Integer(context.StrideOf(embeddings)),
            NumberText.Float(op.Margin),
            .. value.Inputs.Select(context.Ref),
            context.Ref(value),
        ];
        return new Step($"{embeddings.ShapeText} → {value.ShapeText}: the gradient of all pairs", "EmbeddingKernels.ContrastiveLossGradient", arguments, [.. value.Inputs, value]);
    }
}
