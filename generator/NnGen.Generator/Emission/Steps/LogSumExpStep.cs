using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>log Σ exp of each row, by the runtime.</summary>
internal sealed class LogSumExpStep : StepWriter<LogSumExpOp>
{
    protected override Step Write(Value value, LogSumExpOp op, StepContext context)
    {
        var input = value.Inputs[0];
        string[] arguments =
            [StepContext.RowsOf(input), NumberText.Integer(input.Count), NumberText.Integer(context.StrideOf(input)), context.Ref(input), context.Ref(value)];
        return new Step($"{input.ShapeText} → {value.ShapeText}: log Σ exp", "RowKernels.LogSumExp", arguments, [input, value]);
    }
}
