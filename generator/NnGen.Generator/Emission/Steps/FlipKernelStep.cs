using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A kernel turned round, by the method that does it in training.</summary>
internal sealed class FlipKernelStep : StepWriter<FlipKernelOp>
{
    protected override Step Write(Value value, FlipKernelOp op, StepContext context)
    {
        var kernel = value.Inputs[0];
        return new Step(
            $"{value.ShapeText}: turned round, and transposed",
            "ConvolutionKernels.Flip",
            ["ThreadShare.Alone", .. Arguments(context.Ref(kernel), kernel.Shape, op.Window), context.Ref(value)],
            [kernel, value]);
    }

    /// <summary>What the method is told of a kernel, between the thread's share and where the result goes.</summary>
    public static IEnumerable<string> Arguments(string kernel, Shape shape, ImageWindow window)
    {
        var (channels, filters) = (shape.Dimensions[shape.Rank - 2].Capacity, shape.Last / window.Groups);
        string[] groups = window.Groups > 1 ? [NumberText.Integer(window.Groups)] : [];
        return [.. groups, kernel, .. new[] { window.Height, window.Width, channels, filters, window.Stride, window.Dilation }.Select(number => NumberText.Integer(number))];
    }
}
