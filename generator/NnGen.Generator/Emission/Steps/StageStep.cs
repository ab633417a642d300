using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Dense rows copied into padded ones, by the runtime.</summary>
internal sealed class StageStep : StepWriter<StageOp>
{
    protected override Step Write(Value value, StageOp op, StepContext context)
    {
        var input = value.Inputs[0];
        string[] arguments =
        [
            StepContext.RowsOf(value),
            NumberText.Integer(input.Count),
            context.Ref(input),
            NumberText.Integer(context.StrideOf(input)),
            context.Ref(value),
            NumberText.Integer(context.StrideOf(value)),
        ];
        return new Step($"{value.ShapeText}: rows padded to whole vectors", "RowKernels.CopyRows", arguments, [input, value]);
    }
}
