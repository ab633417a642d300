using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of sums or means of windows.</summary>
internal sealed class SumPoolGradientStep : StepWriter<SumPoolGradientOp>
{
    protected override Step Write(Value value, SumPoolGradientOp op, StepContext context)
    {
        var kernel = new SumPoolGradientKernel(ImageSize.Of(value.Shape), op.Window, op.IsMean, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{value.Inputs[0].ShapeText} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
