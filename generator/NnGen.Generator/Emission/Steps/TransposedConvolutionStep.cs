using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A transposed convolution: convolutions of its input with the kernel turned round.</summary>
internal sealed class TransposedConvolutionStep : StepWriter<TransposedConvolutionOp>
{
    protected override Step Write(Value value, TransposedConvolutionOp op, StepContext context)
    {
        var (input, kernel, bias) = (value.Inputs[0], value.Inputs[1], op.HasBias ? 1 : 0);
        var others = value.Inputs.Skip(2 + bias).ToList();
        var operands = context.OperandsOf(others, value.Count, perSample: true);
        var convolution = ConvolutionKernel.Transposed(op, ImageSize.Of(input.Shape), context.StrideOf(input), context.StrideOf(value), operands);
        string[] arguments =
        [
            StepContext.RowsOf(value),
            context.Ref(input),
            kernel.Op is ParameterOp ? $"ref {context.TransposedName(kernel)}" : context.Ref(kernel),
            .. value.Inputs.Skip(2).Take(bias).Select(context.Ref),
            .. context.Arguments(others, operands),
            context.Ref(value),
        ];
        var formula = op.HasEpilogue ? $", then {ExpressionWriter.Describe(op.Epilogue, i => i == 0 ? "sum" : context.NameOf(others[i - 1]))}" : "";
        return new Step($"{input.ShapeText}, {kernel.ShapeText} → {value.ShapeText}{formula}", context.KernelName(convolution), arguments, [.. value.Inputs, value]);
    }
}
