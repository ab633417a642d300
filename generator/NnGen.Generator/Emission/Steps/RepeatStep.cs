using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A row several times.</summary>
internal sealed class RepeatStep : StepWriter<RepeatOp>
{
    protected override Step Write(Value value, RepeatOp op, StepContext context)
    {
        var input = value.Inputs[0];
        var kernel = new RepeatKernel(op.Times, input.Count, context.StrideOf(input), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{input.ShapeText} → {value.ShapeText}: {op.Times} times", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
