using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The largest elements of windows.</summary>
internal sealed class MaxPoolStep : StepWriter<MaxPoolOp>
{
    protected override Step Write(Value value, MaxPoolOp op, StepContext context)
    {
        var kernel = new MaxPoolKernel(ImageSize.Of(value.Inputs[0].Shape), op.Window, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
