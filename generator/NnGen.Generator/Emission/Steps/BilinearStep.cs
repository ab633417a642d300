using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>An image enlarged by interpolation.</summary>
internal sealed class BilinearStep : StepWriter<BilinearOp>
{
    protected override Step Write(Value value, BilinearOp op, StepContext context)
    {
        var kernel = new BilinearKernel(ImageSize.Of(value.Inputs[0].Shape), op.Factor, context.StrideOf(value.Inputs[0]), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{value.Inputs[0].ShapeText} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
