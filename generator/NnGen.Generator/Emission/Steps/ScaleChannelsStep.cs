using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A kernel times factors of its channels.</summary>
internal sealed class ScaleChannelsStep : StepWriter<ScaleChannelsOp>
{
    protected override Step Write(Value value, ScaleChannelsOp op, StepContext context)
    {
        var channels = value.Inputs[1].Count;
        var kernel = new ScaleChannelsKernel(value.Count / channels, channels, op.InPanels);
        string[] arguments = [.. value.Inputs.Select(context.Ref), context.Ref(value)];
        return new Step($"{value.ShapeText}: times {context.NameOf(value.Inputs[1])}", context.KernelName(kernel), arguments, [.. value.Inputs, value]);
    }
}
