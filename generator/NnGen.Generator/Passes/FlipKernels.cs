using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>For predictions: gives transposed convolutions a copy of their kernel that is laid out as they read it.</summary>
internal static class FlipKernels
{
    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
    {
        if (value.Op is TransposedConvolutionOp op)
        {
            inputs[1] = builder.Add(new FlipKernelOp(op.Window), inputs[1]);
        }

        return builder.Add(value.Op, inputs);
    }, concerns: value => value.Op is TransposedConvolutionOp);
}
