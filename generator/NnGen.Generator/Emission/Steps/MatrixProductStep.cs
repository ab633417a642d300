using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Products of computed matrices.</summary>
internal sealed class MatrixProductStep : StepWriter<MatrixProductOp>
{
    protected override Step Write(Value value, MatrixProductOp op, StepContext context)
    {
        var (left, right) = (value.Inputs[0], value.Inputs[1]);
        var kernel = new MatrixProductKernel(
            left.Shape.Dimensions[0].Capacity, left.Shape.Last, right.Shape.Last, context.StrideOf(left), context.StrideOf(right), context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{left.ShapeText} · {right.ShapeText} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
