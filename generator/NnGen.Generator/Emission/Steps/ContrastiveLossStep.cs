using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The contrastive loss of each sample's pairs, by the runtime.</summary>
internal sealed class ContrastiveLossStep : StepWriter<ContrastiveLossOp>
{
    protected override Step Write(Value value, ContrastiveLossOp op, StepContext context)
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
        return new Step($"{embeddings.ShapeText} → {value.ShapeText}: the pairs of each sample", "EmbeddingKernels.ContrastiveLoss", arguments, [.. value.Inputs, value]);
    }
}
