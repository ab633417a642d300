using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the largest elements of windows.</summary>
internal sealed class MaxPoolGradientStep : StepWriter<MaxPoolGradientOp>
{
    protected override Step Write(Value value, MaxPoolGradientOp op, StepContext context)
    {
        var kernel = new MaxPoolGradientKernel(ImageSize.Of(value.Shape), op.Window, context.StrideOf(value.Inputs[0]), context.StrideOf(value.Inputs[1]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(", ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
