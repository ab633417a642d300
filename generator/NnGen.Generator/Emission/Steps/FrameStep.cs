using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>An image in another frame.</summary>
internal sealed class FrameStep : StepWriter<FrameOp>
{
    protected override Step Write(Value value, FrameOp op, StepContext context)
    {
        var kernel = new FrameKernel(ImageSize.Of(value.Inputs[0].Shape), ImageSize.Of(value.Shape), op.Top, op.Left, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{value.Inputs[0].ShapeText} → {value.ShapeText}: in another frame", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
