using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A convolution.</summary>
internal sealed class ConvolutionStep : StepWriter<ConvolutionOp>
{
    protected override Step Write(Value value, ConvolutionOp op, StepContext context)
    {
        var (image, bias) = (value.Inputs[0], op.HasBias ? 1 : 0);
        var others = value.Inputs.Skip(2 + bias).ToList();
        var operands = context.OperandsOf(others, value.Count, perSample: true);
        var kernel = ConvolutionKernel.Forward(op, ImageSize.Of(image.Shape), value.Shape.Last, context.StrideOf(image), context.StrideOf(value), operands);
        string[] arguments =
        [
            StepContext.RowsOf(value), .. value.Inputs.Take(2 + bias).Select(context.Ref), .. context.Arguments(others, operands), context.Ref(value),
        ];
        var formula = op.HasEpilogue ? $", then {ExpressionWriter.Describe(op.Epilogue, i => i == 0 ? "sum" : context.NameOf(others[i - 1]))}" : "";
        return new Step(
            $"{string.Join(", ", value.Inputs.Take(2).Select(i => i.ShapeText))} → {value.ShapeText}{formula}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
