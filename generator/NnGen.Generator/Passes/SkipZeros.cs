using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>Products that read an input which is declared sparse may skip its zeros.</summary>
internal static class SkipZeros
{
    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(
        graph,
        (value, inputs, builder) => builder.Add(value.Op is MatMulOp { Form: MatMulForm.Forward } product && IsSparse(inputs[0]) ? product with { SkipsZeros = true } : value.Op, inputs),
        concerns: value => value.Op is MatMulOp && IsSparse(value.Inputs[0]));

    /// <summary>Whether a value has the elements of a sparse input, perhaps in another shape or converted from bytes.</summary>
    private static bool IsSparse(Value value) => Storage.Source(value) switch
    {
        { Op: InputOp op } => op.IsSparse,
        { Op: ConvertOp } converted => IsSparse(converted.Inputs[0]),
        _ => false,
    };
}
