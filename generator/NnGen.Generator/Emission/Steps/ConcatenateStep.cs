using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Values one after the other.</summary>
internal sealed class ConcatenateStep : StepWriter<ConcatenateOp>
{
    protected override Step Write(Value value, ConcatenateOp op, StepContext context)
    {
        var repeats = value.Shape.CountBefore(op.Axis);
        var parts = value.Inputs.Select(i => new ConcatenatedPart(i.Count / repeats, context.StrideOf(i))).ToEquatableArray();
        var kernel = new ConcatenateKernel(repeats, parts, context.StrideOf(value));
        string[] arguments = [StepContext.RowsOf(value), .. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{string.Join(" and ", value.Inputs.Select(i => i.ShapeText))} → {value.ShapeText}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
