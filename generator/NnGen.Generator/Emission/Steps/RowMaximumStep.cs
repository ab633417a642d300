using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The largest element of each row, by the runtime.</summary>
internal sealed class RowMaximumStep : StepWriter<RowMaximumOp>
{
    protected override Step Write(Value value, RowMaximumOp op, StepContext context)
    {
        var input = value.Inputs[0];
        string[] arguments =
            [StepContext.RowsOf(input), NumberText.Integer(input.Count), NumberText.Integer(context.StrideOf(input)), context.Ref(input), context.Ref(value)];
        return new Step($"{input.ShapeText} → {value.ShapeText}: largest of each row", "RowKernels.Maximum", arguments, [input, value]);
    }
}
