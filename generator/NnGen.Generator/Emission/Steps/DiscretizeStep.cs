using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Features as bins, by the runtime.</summary>
internal sealed class DiscretizeStep : StepWriter<DiscretizeOp>
{
    protected override Step Write(Value value, DiscretizeOp op, StepContext context)
    {
        var (features, boundaries) = (value.Inputs[0], value.Inputs[1]);
        string[] arguments =
        [
            StepContext.RowsOf(value),
            NumberText.Integer(features.Count),
            context.Ref(features),
            NumberText.Integer(context.StrideOf(features)),
            NumberText.Integer(boundaries.Shape.Last),
            context.Ref(boundaries),
            context.Ref(value),
            NumberText.Integer(context.StrideOf(value)),
        ];
        return new Step(
            $"{features.ShapeText} → {value.ShapeText}: 1 for the bin of each feature", "TokenKernels.Discretize", arguments, [features, boundaries, value]);
    }
}
