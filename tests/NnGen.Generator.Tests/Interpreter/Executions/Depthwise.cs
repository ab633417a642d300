using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>An op of convolutions of each channel for itself.</summary>
internal abstract class DepthwiseExecution<TOp> : WindowExecution<TOp>
    where TOp : Op
{
    /// <summary>Calls with each product: its places in the image, the kernel, and the result.</summary>
    protected static void ForEachChannelProduct(ImageWindow window, Shape image, int samples, Action<int, int, int> action)
    {
        var channels = image.Last;
        foreach (var (at, element, pixel) in Places(window, image))
        {
            for (var i = 0; i < samples * channels; i++)
            {
                var (n, c) = (i / channels, i % channels);
                action(
                    (n * image.Count) + (pixel * channels) + c,
                    (element * channels) + c,
                    (((n * window.Rows * window.Columns) + at) * channels) + c);
            }
        }
    }
}

/// <summary>Such a convolution.</summary>
internal sealed class DepthwiseConvolutionExecution : DepthwiseExecution<DepthwiseConvolutionOp>
{
    protected override double[] Execute(Value value, DepthwiseConvolutionOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, element) => operands.Length > 2 ? operands[2].Elements[element % operands[2].Count] : 0.0);
        ForEachChannelProduct(op.Window, operands[0].Shape, run.Batch.Count, (image, kernel, at) =>
            result[at] += operands[0].Elements[image] * operands[1].Elements[kernel]);
        return result;
    }
}

/// <summary>The gradient of its image.</summary>
internal sealed class DepthwiseInputGradientExecution : DepthwiseExecution<DepthwiseInputGradientOp>
{
    protected override double[] Execute(Value value, DepthwiseInputGradientOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachChannelProduct(op.Window, value.Shape, run.Batch.Count, (image, kernel, at) =>
            result[image] += operands[0].Elements[at] * operands[1].Elements[kernel]);
        return result;
    }
}

/// <summary>The gradient of its kernel.</summary>
internal sealed class DepthwiseKernelGradientExecution : DepthwiseExecution<DepthwiseKernelGradientOp>
{
    protected override double[] Execute(Value value, DepthwiseKernelGradientOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachChannelProduct(op.Window, operands[0].Shape, run.Batch.Count, (image, kernel, at) =>
            result[kernel] += operands[0].Elements[image] * operands[1].Elements[at]);
        return result;
    }
}

/// <summary>A kernel times factors of its channels.</summary>
internal sealed class ScaleChannelsExecution : ElementExecution<ScaleChannelsOp>
{
    protected override double Element(Value value, ScaleChannelsOp op, Operand[] operands, ReferenceRun run, int row, int element) =>
        operands[0].At(row, element) * operands[1].At(row, element);
}
