using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>Each pixel of an input <c>[h, w, in]</c> adds its product with the kernel <c>[h, w, out, in]</c> to a window of the result, <c>[H, W, out]</c>.</summary>
internal sealed record TransposedConvolutionOp(ImageWindow Window, Shape Shape) : Op
{
    public override Shape InferShape(ImmutableArray<Value> inputs) => Shape;

    public override int InferRows(ImmutableArray<Value> inputs) => inputs[0].Rows;

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        var (input, kernel) = (value.Inputs[0], value.Inputs[1]);
        if (context.IsWanted(input))
        {
            context.Contribute(input, context.Builder.Add(new TransposedInputGradientOp(Window), gradient, kernel));
        }

        if (context.IsWanted(kernel))
        {
            context.Contribute(kernel, context.Builder.Add(new TransposedKernelGradientOp(Window, kernel.Shape), gradient, input));
        }
    }

    public override long Operations(Value value) => 2L * Window.Rows * Window.Columns * value.Inputs[1].Count;

    public override bool ReadsVectors(int operand) => false;

    public override string Describe() => "TransposedConvolution";
}
