using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

/// <summary>The same elements under another shape.</summary>
internal sealed class ReshapeDefinition : LayerDefinition<ReshapeAttribute>
{
    protected override string Formula(ReshapeAttribute layer) => "y = the elements of x under another shape";

    public override bool KeepsElements => true;

    protected override void Check(ReshapeAttribute layer, ProblemReporter problems)
    {
        var sizes = layer.TargetShape ?? [];
        problems.Require(sizes.Length > 0, nameof(layer.TargetShape), "at least one size", "empty");
        problems.Require(sizes.All(size => size is -1 or >= 1), nameof(layer.TargetShape), "made of sizes of at least 1, or −1", Text(sizes));
        problems.Require(sizes.Count(size => size == -1) <= 1, nameof(layer.TargetShape), "without a second −1", Text(sizes));
    }

    protected override Shape? InferShape(ReshapeAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (Resolve(layer.TargetShape, input.Shape.Count) is { } shape)
        {
            return shape;
        }

        problems.Report(
            ProblemReporter.ShapeMismatch,
            nameof(layer.TargetShape),
            $"as many elements as {Text(layer.TargetShape)} has",
            input.Source,
            input.Shape.ToBatchString(),
            $", {input.Shape.Count} elements");
        return null;
    }

    protected override Value Lower(ReshapeAttribute layer, Value input, LayerContext context) =>
        context.Builder.Add(new ReshapeOp(Resolve(layer.TargetShape, input.Count)!), input);

    /// <summary>The shape with its unknown size, or null when so many elements do not fill it.</summary>
    private static Shape? Resolve(int[] sizes, int count)
    {
        // In floating point, as the product of many dimensions overflows any integer.
        var known = sizes.Where(size => size != -1).Aggregate(1.0, (product, size) => product * size);
        if (sizes.Contains(-1) ? count % known != 0 : count != known)
        {
            return null;
        }

        return Shape.Of([.. sizes.Select(size => size == -1 ? (int)(count / known) : size)]);
    }

    private static string Text(int[] sizes) => $"[{string.Join(", ", sizes)}]";
}
