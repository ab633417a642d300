using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Zeros around an image.</summary>
internal sealed class PadImageStep : StepWriter<PadImageOp>
{
    protected override Step Write(Value value, PadImageOp op, StepContext context)
    {
        var image = value.Inputs[0];
        var kernel = new PadImageKernel(ImageSize.Of(image.Shape), ImageSize.Of(value.Shape), op.Top, op.Left, context.StrideOf(image), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), context.Ref(image), context.Ref(value)];
        return new Step($"{image.ShapeText} → {value.ShapeText}", context.KernelName(kernel), arguments, [image, value]);
    }
}
