using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>An op over the windows of images.</summary>
internal abstract class WindowExecution<TOp> : OpExecution<TOp>
    where TOp : Op
{
    /// <summary>The windows of an image with the places of their elements that lie inside: <c>(window, element of the window, pixel)</c>.</summary>
    protected static IEnumerable<(int At, int Element, int Pixel)> Places(ImageWindow window, Shape image)
    {
        var (height, width) = (image.Dimensions[0].Capacity, image.Dimensions[1].Capacity);
        return
            from y in Enumerable.Range(0, window.Rows)
            from x in Enumerable.Range(0, window.Columns)
            from i in Enumerable.Range(0, window.Height)
            from j in Enumerable.Range(0, window.Width)
            let line = (y * window.Stride) + (i * window.Dilation) - window.Top
            let column = (x * window.Stride) + (j * window.Dilation) - window.Left
            where line >= 0 && line < height && column >= 0 && column < width
            select ((y * window.Columns) + x, (i * window.Width) + j, (line * width) + column);
    }

    /// <summary>The formula on each sum.</summary>
    protected static double[] Apply(ProductOp op, double[] sums, Operand[] operands, Value value, ReferenceRun run) => Fill(
        value, run, (row, element) => Formulas.Epilogue(op.Epilogue, sums[(row * value.Count) + element], value, operands, run, row, element));

    /// <summary>Calls with each sample, product of a convolution: the places in the image, the kernel, and the result, of the sample.</summary>
    protected static void ForEachProduct(ImageWindow window, Shape image, int filters, int samples, Action<int, int, int, int> action)
    {
        var (channels, pixels) = (image.Last, image.Count);
        var size = window.Rows * window.Columns * filters;
        foreach (var (at, element, pixel) in Places(window, image))
        {
            for (var n = 0; n < samples; n++)
            {
                // With groups, a filter sees the channels of its own.
                var each = channels / window.Groups;
                for (var c = 0; c < each; c++)
                {
                    for (var o = 0; o < filters; o++)
                    {
                        var channel = (o / (filters / window.Groups) * each) + c;
                        action((n * pixels) + (pixel * channels) + channel, (((element * each) + c) * filters) + o, (n * size) + (at * filters) + o, o);
                    }
                }
            }
        }
    }

    /// <summary>Calls with each term of a sum over windows: its place in the image, that of the sum, and the number of its terms.</summary>
    protected static void ForEachTerm(ImageWindow window, Shape image, int samples, Action<int, int, int> action)
    {
        var channels = image.Last;
        foreach (var places in Places(window, image).GroupBy(place => place.At).Select(group => group.ToList()))
        {
            foreach (var (at, _, pixel) in places)
            {
                for (var i = 0; i < samples * channels; i++)
                {
                    var (n, c) = (i / channels, i % channels);
                    action((n * image.Count) + (pixel * channels) + c, (((n * window.Rows * window.Columns) + at) * channels) + c, places.Count);
                }
            }
        }
    }
}

/// <summary>A convolution.</summary>
internal sealed class ConvolutionExecution : WindowExecution<ConvolutionOp>
{
    protected override double[] Execute(Value value, ConvolutionOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, element) => op.HasBias ? operands[2].Elements[element % operands[2].Count] : 0.0);
        ForEachProduct(op.Window, operands[0].Shape, value.Shape.Last, run.Batch.Count, (image, kernel, at, _) =>
            result[at] += operands[0].Elements[image] * operands[1].Elements[kernel]);
        return Apply(op, result, operands[(op.HasBias ? 3 : 2)..], value, run);
    }
}

/// <summary>A transposed convolution, the gradient of an image among them.</summary>
internal sealed class TransposedConvolutionExecution : WindowExecution<TransposedConvolutionOp>
{
    protected override double[] Execute(Value value, TransposedConvolutionOp op, Operand[] operands, ReferenceRun run)
    {
        var (input, filters) = (operands[0].Shape, operands[1].Shape.Last);
        var (lines, columns) = (input.Dimensions[0].Capacity, input.Dimensions[1].Capacity);
        var result = Fill(value, run, (_, element) => op.HasBias ? operands[2].Elements[element % operands[2].Count] : 0.0);
        ForEachProduct(op.Window, value.Shape, filters, run.Batch.Count, (image, kernel, at, _) =>
        {
            // The input has lines and columns of zeros around.
            var (sample, place) = Math.DivRem(at, op.Window.Rows * op.Window.Columns * filters);
            var (line, rest) = Math.DivRem(place, op.Window.Columns * filters);
            var padded = (sample * lines * columns * filters) + ((line + op.InputTop) * columns * filters) + (op.InputLeft * filters) + rest;
            result[image] += operands[0].Elements[padded] * operands[1].Elements[kernel];
        });
        return Apply(op, result, operands[(op.HasBias ? 3 : 2)..], value, run);
    }
}

/// <summary>A kernel in another layout: its elements are the same.</summary>
internal sealed class FlipKernelExecution : ElementExecution<FlipKernelOp>
{
    protected override double Element(Value value, FlipKernelOp op, Operand[] operands, ReferenceRun run, int row, int element) =>
        operands[0].Elements[element];
}

/// <summary>The gradient of a convolution's kernel.</summary>
internal sealed class ConvolutionKernelGradientExecution : WindowExecution<ConvolutionKernelGradientOp>
{
    protected override double[] Execute(Value value, ConvolutionKernelGradientOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachProduct(op.Window, operands[0].Shape, value.Shape.Last, run.Batch.Count, (image, kernel, at, _) =>
            result[kernel] += operands[0].Elements[image] * operands[1].Elements[at]);
        return result;
    }
}

/// <summary>The largest elements of windows.</summary>
internal sealed class MaxPoolExecution : WindowExecution<MaxPoolOp>
{
    protected override double[] Execute(Value value, MaxPoolOp op, Operand[] operands, ReferenceRun run)
    {
        var (image, channels) = (operands[0], value.Shape.Last);
        var result = Fill(value, run, (_, _) => double.NegativeInfinity);
        foreach (var (at, _, pixel) in Places(op.Window, image.Shape))
        {
            for (var i = 0; i < run.Batch.Count * channels; i++)
            {
                var (n, c) = (i / channels, i % channels);
                var place = (n * value.Count) + (at * channels) + c;
                result[place] = Math.Max(result[place], image.At(n, (pixel * channels) + c));
            }
        }

        return result;
    }
}

/// <summary>Their gradient, to the first of the largest.</summary>
internal sealed class MaxPoolGradientExecution : WindowExecution<MaxPoolGradientOp>
{
    protected override double[] Execute(Value value, MaxPoolGradientOp op, Operand[] operands, ReferenceRun run)
    {
        var (image, gradient, channels) = (operands[0], operands[1], value.Shape.Last);
        var result = Fill(value, run, (_, _) => 0.0);
        foreach (var window in Places(op.Window, image.Shape).GroupBy(p => p.At))
        {
            for (var i = 0; i < run.Batch.Count * channels; i++)
            {
                var (n, c) = (i / channels, i % channels);
                var first = window.Select(p => (p.Pixel * channels) + c).MaxBy(place => image.At(n, place));
                result[(n * value.Count) + first] += gradient.At(n, (window.Key * channels) + c);
            }
        }

        return result;
    }
}

/// <summary>The sums or means of windows.</summary>
internal sealed class SumPoolExecution : WindowExecution<SumPoolOp>
{
    protected override double[] Execute(Value value, SumPoolOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachTerm(op.Window, operands[0].Shape, run.Batch.Count, (image, at, elements) =>
            result[at] += operands[0].Elements[image] / (op.IsMean ? elements : 1));
        return result;
    }
}

/// <summary>Their gradient.</summary>
internal sealed class SumPoolGradientExecution : WindowExecution<SumPoolGradientOp>
{
    protected override double[] Execute(Value value, SumPoolGradientOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachTerm(op.Window, value.Shape, run.Batch.Count, (image, at, elements) =>
            result[image] += operands[0].Elements[at] / (op.IsMean ? elements : 1));
        return result;
    }
}
