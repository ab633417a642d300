using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Dimensions in another order.</summary>
internal sealed class TransposeStep : StepWriter<TransposeOp>
{
    protected override Step Write(Value value, TransposeOp op, StepContext context)
    {
        var input = value.Inputs[0];
        var kernel = TransposeKernel.Of(
            [.. input.Shape.Dimensions.Items.Select(d => d.Capacity)], op.Order.Items, context.StrideOf(input), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{input.ShapeText} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
