using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of the image of a convolution: a convolution of the gradient of the result.</summary>
internal sealed class ConvolutionInputGradientStep : StepWriter<ConvolutionInputGradientOp>
{
    protected override Step Write(Value value, ConvolutionInputGradientOp op, StepContext context)
    {
        var (gradient, kernel) = (value.Inputs[0], value.Inputs[1]);
        var others = value.Inputs.Skip(2).ToList();
        var operands = context.OperandsOf(others, value.Count, perSample: true);
        var convolution = ConvolutionKernel.Backward(op, ImageSize.Of(gradient.Shape), context.StrideOf(gradient), context.StrideOf(value), operands);
        string[] arguments =
        [
            StepContext.RowsOf(value), context.Ref(gradient), $"ref {context.TransposedName(kernel)}", .. context.Arguments(others, operands), context.Ref(value),
        ];
        var formula = op.HasEpilogue ? $", then {ExpressionWriter.Describe(op.Epilogue, i => i == 0 ? "sum" : context.NameOf(others[i - 1]))}" : "";
        return new Step($"{gradient.ShapeText}, {kernel.ShapeText} → {value.ShapeText}{formula}", context.KernelName(convolution), arguments, [.. value.Inputs, value]);
    }
}
