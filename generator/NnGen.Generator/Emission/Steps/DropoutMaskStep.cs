using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Random zeros and scales, by the runtime.</summary>
internal sealed class DropoutMaskStep : StepWriter<DropoutMaskOp>
{
    protected override Step Write(Value value, DropoutMaskOp op, StepContext context)
    {
        string[] arguments =
        [
            "first",
            "rows",
            NumberText.Integer(context.StrideOf(value)),
            NumberText.Float(op.Rate),
            "seed",
            context.StreamOf(op.Stream),
            "batch",
            context.Ref(value),
        ];
        return new Step($"{value.ShapeText}: 0 or 1 / (1 - rate)", "RandomKernels.DropoutMask", arguments, [value]);
    }
}
