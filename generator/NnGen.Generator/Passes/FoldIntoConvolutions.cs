using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>
/// For predictions: what follows a convolution and is linear in each channel, with vectors of the model (a normalisation with fixed statistics),
/// becomes part of its kernel and bias, which are made of parameters once (see <see cref="FoldedParameters"/>). Then it costs nothing. One in groups keeps
/// its kernel: it has an epilogue instead.
/// </summary>
internal static class FoldIntoConvolutions
{
    public static ComputationGraph Run(ComputationGraph graph)
    {
        var consumers = graph.Consumers;
        return RemoveUnused.Run(GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
        {
            if (value.Op is not ElementwiseOp op
                || inputs.Count(i => i.PerSample) != 1
                || Array.FindIndex(inputs, i => i.PerSample) is var place && !IsReadHereAlone(value.Inputs[place], consumers)
                || Storage.Source(inputs[place]) is not { Op: ConvolutionOp { HasEpilogue: false, Window.Groups: 1 } or DepthwiseConvolutionOp } convolution
                || inputs[place].Shape != op.Shape
                || op.Shape != Shape.Of(convolution.Shape.Last)
                || inputs.Any(i => !i.PerSample && i.Count != op.Shape.Count && i.Count != 1)
                || FoldIntoProducts.Split(op.Expression, place) is not var (factor, summand))
            {
                return builder.Add(value.Op, inputs);
            }

            return builder.Add(new ReshapeOp(op.Shape, op.Rows), Folded(convolution, factor, summand, op.Shape, inputs, builder));
        }));
    }

    /// <summary>The convolution with another kernel and another bias.</summary>
    private static Value Folded(Value convolution, Expression factor, Expression summand, Shape channels, Value[] inputs, GraphBuilder builder)
    {
        var (image, kernel) = (convolution.Inputs[0], convolution.Inputs[1]);
        var hasBias = convolution.Inputs.Length > 2;
        Value[] operands = hasBias ? [.. inputs, convolution.Inputs[2]] : inputs;
        var bias = hasBias ? (new Variable(inputs.Length) * factor) + summand : summand;
        var scaled = factor == Expression.One
            ? kernel
            : builder.Add(new ScaleChannelsOp(PlanMemory.ReadsPanels(convolution.Op)), kernel, builder.Elementwise("FoldedFactor", factor, channels, rows: 0, operands));
        if (bias == Expression.Zero)
        {
            return builder.Add(convolution.Op, image, scaled);
        }

        var withBias = convolution.Op is ConvolutionOp dense ? dense with { HasBias = true } : convolution.Op;
        return builder.Add(withBias, image, scaled, builder.Elementwise("FoldedBias", bias, channels, rows: 0, operands));
    }

    /// <summary>Whether a value, and what it is a view of, is read in this place alone.</summary>
    private static bool IsReadHereAlone(Value value, ILookup<int, Value> consumers) =>
        consumers[value.Id].Count() == 1 && (value.Op is not ReshapeOp || IsReadHereAlone(value.Inputs[0], consumers));
}
