using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>
/// A product with a matrix of one column or one row is a sum or an outer product, better done along the vectors than in tiles that
/// would be padded sixteenfold.
/// </summary>
internal static class NarrowProducts
{
    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(graph, Rewrite);

    private static Value Rewrite(Value value, Value[] inputs, GraphBuilder builder)
    {
        if (value.Op is not MatMulOp { HasEpilogue: false } product)
        {
            return builder.Add(value.Op, inputs);
        }

        var kernel = product.Form == MatMulForm.KernelGradient ? value.Shape : inputs[1].Shape;
        var oneInput = kernel.Dimensions[0].Capacity == 1;
        var oneOutput = kernel.Last == 1;
        var multiplied = new Variable(0) * (Expression)new Variable(1);
        return product.Form switch
        {
            MatMulForm.Forward when oneInput => builder.Elementwise("Scale", multiplied, value.Shape, value.Rows, inputs),
            MatMulForm.Forward when oneOutput => builder.Reduce("Dot", ReduceAxes.Features, multiplied, value.Shape, inputs),
            MatMulForm.InputGradient when oneOutput => builder.Elementwise("Scale", multiplied, value.Shape, value.Rows, inputs),
            MatMulForm.InputGradient when oneInput => builder.Reduce("Dot", ReduceAxes.Features, multiplied, value.Shape, inputs),
            MatMulForm.KernelGradient when oneInput || oneOutput => KernelGradient(value, multiplied, inputs, builder),
            _ => builder.Add(product, inputs),
        };
    }

    private static Value KernelGradient(Value value, Expression multiplied, Value[] inputs, GraphBuilder builder) =>
        builder.Reduce("SumOfProducts", ReduceAxes.Samples, multiplied, value.Shape, inputs);
}
