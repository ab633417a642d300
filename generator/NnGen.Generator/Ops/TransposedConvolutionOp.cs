using System.Collections.Immutable;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>
/// Each pixel of an input <c>[h, w, out]</c> adds its product with a kernel <c>[h, w, in, out]</c> to a window of the result <c>[H, W, in]</c>,
/// which starts from a bias <c>[in]</c>. Without one, it is the gradient of <see cref="ConvolutionOp"/> with respect to the image.
/// </summary>
/// <param name="Window">How the kernel goes over the result.</param>
/// <param name="Shape">The result's shape.</param>
internal sealed record TransposedConvolutionOp(ImageWindow Window, Shape Shape) : ProductOp
{
    /// <summary>Whether there is a bias.</summary>
    public bool HasBias { get; init; }

    /// <summary>The lines of zeros above the input; fewer than windows reach where these leave out what lies above.</summary>
    public int InputTop { get; init; }

    /// <summary>The columns of zeros on its left.</summary>
    public int InputLeft { get; init; }

    public override bool IsOverImages => true;

    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        if (HasEpilogue)
        {
            throw new InvalidOperationException("Only plain convolutions are differentiated; fusing comes after.");
        }

        var (input, kernel) = (value.Inputs[0], value.Inputs[1]);
        if (context.IsWanted(input))
        {
            context.Contribute(input, context.Builder.Add(new ConvolutionOp(Window, HasBias: false), gradient, kernel));
        }

        if (context.IsWanted(kernel))
        {
            context.Contribute(kernel, context.Builder.Add(new ConvolutionKernelGradientOp(Window, kernel.Shape), gradient, input));
        }

        if (HasBias && context.IsWanted(value.Inputs[2]))
        {
            var sum = context.Builder.Reduce("BiasGradient", ReduceAxes.Samples, new Variable(0), value.Inputs[2].Shape, context.Builder.AsRows(gradient));
            context.Contribute(value.Inputs[2], sum);
        }
    }

    public override long Operations(Value value) => (2L * Window.Rows * Window.Columns * value.Inputs[1].Count) + (HasBias ? value.Count : 0);

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => $"TransposedConvolution{Label}";
}
