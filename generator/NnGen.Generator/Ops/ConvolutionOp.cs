using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>
/// The sum of products of each window of an image <c>[H, W, in]</c> with a kernel <c>[h, w, in, out]</c>, and of a bias <c>[out]</c>. With groups, the
/// kernel is <c>[h, w, in / groups, out]</c>.
/// </summary>
/// <param name="Window">How the kernel goes over the image.</param>
/// <param name="HasBias">Whether there is a bias.</param>
internal sealed record ConvolutionOp(ImageWindow Window, bool HasBias) : ProductOp
{
    public override bool IsOverImages => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape.Of(Window.Rows, Window.Columns, inputs[1].Shape.Last);

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        if (HasEpilogue)
        {
            throw new InvalidOperationException("Only plain convolutions are differentiated; fusing comes after.");
        }

        var (image, kernel) = (value.Inputs[0], value.Inputs[1]);
        if (context.IsWanted(image))
        {
            context.Contribute(image, context.Builder.Add(new TransposedConvolutionOp(Window, image.Shape), gradient, kernel));
        }

        if (context.IsWanted(kernel))
        {
            context.Contribute(kernel, context.Builder.Add(new ConvolutionKernelGradientOp(Window, kernel.Shape), image, gradient));
        }

        if (HasBias && context.IsWanted(value.Inputs[2]))
        {
            var sum = context.Builder.Reduce("BiasGradient", ReduceAxes.Samples, new Variable(0), value.Inputs[2].Shape, context.Builder.AsRows(gradient));
            context.Contribute(value.Inputs[2], sum);
        }
    }

    public override long Operations(Value value) =>
        (2L * Window.Rows * Window.Columns * value.Inputs[1].Count) + (value.Inputs.Length > 2 ? value.Count : 0);

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => $"Convolution{Label}";
}
