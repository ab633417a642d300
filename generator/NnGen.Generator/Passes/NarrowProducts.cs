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
    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(graph, Rewrite, concerns: IsNarrow);

    private static Value Rewrite(Value value, Value[] inputs, GraphBuilder builder)
    {
        if (!IsNarrow(value))
        {
            return builder.Add(value.Op, inputs);
        }

        var product = (MatMulOp)value.Op;
        var kernel = KernelOf(value);
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

    private static bool IsNarrow(Value value) =>
        value.Op is MatMulOp { HasEpilogue: false } && KernelOf(value) is var kernel && (kernel.Dimensions[0].Capacity == 1 || kernel.Last == 1);

    private static Shape KernelOf(Value product) => ((MatMulOp)product.Op).Form == MatMulForm.KernelGradient ? product.Shape : product.Inputs[1].Shape;

    private static Value KernelGradient(Value value, Expression multiplied, Value[] inputs, GraphBuilder builder) =>
        builder.Reduce("SumOfProducts", ReduceAxes.Samples, multiplied, value.Shape, inputs);
}
