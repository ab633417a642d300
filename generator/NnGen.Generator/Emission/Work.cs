using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>About how much a sample costs, for the choice of the number of threads.</summary>
internal static class Work
{
    /// <summary>Operations outside products run at the speed of memory: each takes the time of so many in a product.</summary>
    private const int OutsideProducts = 8;

    /// <summary>The floating-point operations of products, and what takes as long.</summary>
    public static long PerSample(ComputationGraph graph) => graph.Values.Where(IsOfSamples).Sum(value => value.Op switch
    {
        MatMulOp op => op.Operations(value) * value.Inputs[0].Rows,
        ProductOp or ConvolutionKernelGradientOp => value.Op.Operations(value),
        _ => OutsideProducts * Math.Max(1, value.Op.Operations(value)) * RowsOf(value),
    });

    /// <summary>
    /// The samples up to which threads that share the columns of products move less between their caches than threads that share the samples:
    /// activations rather than weights.
    /// </summary>
    public static long MostSamplesByColumns(ComputationGraph graph)
    {
        var products = graph.Values.Where(value => StepSplits.Of(value) == StepSplit.Product).ToList();
        var weights = products.Sum(value => (long)value.Inputs[1].Count);
        var activations = products.Sum(value => value.Rows * ((long)value.Inputs[0].Count + value.Count));
        return activations == 0 ? 0 : weights / activations;
    }

    private static bool IsOfSamples(Value value) => !value.Op.IsFree && RowsOf(value) > 0;

    private static int RowsOf(Value value) => Math.Max(value.Rows, value.Inputs.Select(input => input.Rows).DefaultIfEmpty(0).Max());
}
