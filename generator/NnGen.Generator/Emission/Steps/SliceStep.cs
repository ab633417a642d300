using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Some elements along a dimension.</summary>
internal sealed class SliceStep : StepWriter<SliceOp>
{
    protected override Step Write(Value value, SliceOp op, StepContext context)
    {
        var input = value.Inputs[0];
        var repeats = value.Shape.CountBefore(op.Axis);
        var each = value.Count / repeats / op.Length;
        var kernel = new SliceKernel(
            repeats, input.Count / repeats, op.Start * each, op.Length * each, context.StrideOf(input), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{input.ShapeText} → {value.ShapeText}: from element {op.Start} on", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
