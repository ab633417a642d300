using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The sums or means of windows.</summary>
internal sealed class SumPoolStep : StepWriter<SumPoolOp>
{
    protected override Step Write(Value value, SumPoolOp op, StepContext context)
    {
        var kernel = new SumPoolKernel(ImageSize.Of(value.Inputs[0].Shape), op.Window, op.IsMean, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{value.Inputs[0].ShapeText} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
