using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Random numbers of the standard normal distribution, by the runtime.</summary>
internal sealed class StandardNormalStep : StepWriter<StandardNormalOp>
{
    protected override Step Write(Value value, StandardNormalOp op, StepContext context)
    {
        string[] arguments =
            ["first", "rows", NumberText.Integer(context.StrideOf(value)), "seed", context.StreamOf(op.Stream), "batch", context.Ref(value)];
        return new Step($"{value.ShapeText}: normal, mean 0, variance 1", "RandomKernels.StandardNormal", arguments, [value]);
    }
}
