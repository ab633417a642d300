using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>
/// The sum of products of each window of an image <c>[H, W, C]</c> with a kernel of h · w · C elements, channel by channel, and of a bias <c>[C]</c>
/// if there is a third operand.
/// </summary>
internal sealed record DepthwiseConvolutionOp(ImageWindow Window) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(Window.Rows, Window.Columns, inputs[0].Shape.Last);

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var (image, kernel) = (value.Inputs[0], value.Inputs[1]);
        if (context.IsWanted(image))
        {
            context.Contribute(image, context.Builder.Add(new DepthwiseInputGradientOp(Window, image.Shape), gradient, kernel));
        }

        if (context.IsWanted(kernel))
        {
            context.Contribute(kernel, context.Builder.Add(new DepthwiseKernelGradientOp(Window, kernel.Shape), image, gradient));
        }

        if (value.Inputs.Length > 2 && context.IsWanted(value.Inputs[2]))
        {
            var sum = context.Builder.Reduce("BiasGradient", ReduceAxes.Samples, new Variable(0), value.Inputs[2].Shape, context.Builder.AsRows(gradient));
            context.Contribute(value.Inputs[2], sum);
        }
    }

    public override long Operations(Value value) => 2L * Window.Height * Window.Width * value.Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "Depthwise convolution";
}
