using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>How the threads of a team do a step together.</summary>
internal enum StepSplit
{
    /// <summary>Each on its own samples: nothing of it depends on other samples.</summary>
    Samples,

    /// <summary>A product with a kernel: each on its own samples, or, where these are few, on its own columns of the result.</summary>
    Product,

    /// <summary>Each sums over all samples, for its own part of the result.</summary>
    Result,

    /// <summary>One does all.</summary>
    First,
}

/// <summary>The choice for each value.</summary>
internal static class StepSplits
{
    public static StepSplit Of(Value value) => value.Op switch
    {
        { MixesSamples: true } => StepSplit.First,
        MatMulOp { Form: not MatMulForm.KernelGradient } => StepSplit.Product,
        _ when value.PerSample => StepSplit.Samples,
        MatMulOp { Form: MatMulForm.KernelGradient } or ConvolutionKernelGradientOp => StepSplit.Result,
        ReduceOp { Axes: ReduceAxes.Samples } => StepSplit.Result,
        _ => StepSplit.First,
    };
}
