using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The sum of what was repeated.</summary>
internal sealed class SumRepeatsStep : StepWriter<SumRepeatsOp>
{
    protected override Step Write(Value value, SumRepeatsOp op, StepContext context)
    {
        var input = value.Inputs[0];
        var kernel = new SumRepeatsKernel(input.Count / value.Count, value.Count, context.StrideOf(input), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{input.ShapeText} → {value.ShapeText}: sum of the repeats", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
