using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Layers;

/// <summary>The dimensions of a sample in another order.</summary>
internal sealed class PermuteDefinition : LayerDefinition<PermuteAttribute>
{
    protected override string Formula(PermuteAttribute layer) => "y = x with its dimensions in another order";

    protected override void Check(PermuteAttribute layer, ProblemReporter problems)
    {
        var dims = layer.Dims ?? [];
        problems.Require(
            dims.Length > 0 && dims.OrderBy(d => d).SequenceEqual(Enumerable.Range(1, dims.Length)),
            nameof(layer.Dims),
            "each dimension from 1 on, once",
            $"[{string.Join(", ", dims)}]");
    }

    protected override Shape? InferShape(PermuteAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank == layer.Dims.Length)
        {
            return Shape.Of([.. layer.Dims.Select(d => input.Shape.Dimensions[d - 1].Capacity)]);
        }

        problems.Report(
            ProblemReporter.ShapeMismatch,
            nameof(layer.Dims),
            $"a sample of {layer.Dims.Length} dimensions",
            input.Source,
            input.Shape.ToBatchString(),
            "");
        return null;
    }

    protected override Value Lower(PermuteAttribute layer, Value input, LayerContext context)
    {
        var order = layer.Dims.Select(d => d - 1).ToEquatableArray();
        // Where only dimensions of size 1 move, the elements stay as they are.
        var moving = order.Items.Where(d => input.Shape.Dimensions[d].Capacity > 1).ToList();
        return moving.SequenceEqual(moving.OrderBy(d => d))
            ? context.Builder.Add(new ReshapeOp(Shape.Of([.. order.Items.Select(d => input.Shape.Dimensions[d].Capacity)])), input)
            : context.Builder.Add(new TransposeOp(order), input);
    }
}
