using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

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
        _ => OutsideProducts * Math.Max(1, value.Op.Operations(value)) * RowsOf(value),
    });

    private static bool IsOfSamples(Value value) => !value.Op.IsFree && RowsOf(value) > 0;

    private static int RowsOf(Value value) => Math.Max(value.Rows, value.Inputs.Select(input => input.Rows).DefaultIfEmpty(0).Max());
}
