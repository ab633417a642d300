using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers.Merging;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function MatMul.</summary>
internal sealed class MatMulAttribute : LayerAttribute
{
    public bool TransposeA { get; set; }

    public bool TransposeB { get; set; }
}

/// <summary>The product of the matrices in the last two dimensions, one for each place of the dimensions before.</summary>
internal sealed class MatMulDefinition : MergingDefinition<MatMulAttribute>
{
    public override int MostInputs => 2;

    public override bool MayBeNegative => true;

    protected override Shape? InferShape(MatMulAttribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems)
    {
        if (inputs.FirstOrDefault(input => input.Shape.Rank < 2) is { } vector)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, "matrices [m, k] and [k, n]", vector.Source, vector.Shape.ToBatchString(), "; insert Reshape");
            return null;
        }

        var (a, b) = (inputs[0].Shape, inputs[1].Shape);
        var (lines, inner) = SizesOf(a, layer.TransposeA);
        var (needed, columns) = SizesOf(b, layer.TransposeB);
        // One matrix on the right serves for all on the left.
        var isOne = b.Rank == 2 && !layer.TransposeA;
        if (inner != needed || (!isOne && Before(a) != Before(b)))
        {
            var leading = isOne ? "" : string.Concat(a.Dimensions.Items.Take(a.Rank - 2).Select(d => $"{d}, "));
            var wanted = layer.TransposeB ? $"[N, {leading}n, {inner}]" : $"[N, {leading}{inner}, n]";
            var source = $"{inputs[0].Source} gives {a.ToBatchString()}";
            problems.Report(ProblemReporter.ShapeMismatch, null, $"{wanted} on its right, as {source}", inputs[1].Source, b.ToBatchString(), "");
            return null;
        }

        var sizes = a.Dimensions.Items.Take(a.Rank - 2).Select(d => d.Capacity).Concat([lines, columns]).ToArray();
        if (sizes.Aggregate(1.0, (product, size) => product * size) > Limits.ParameterElements)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, $"a result of at most {Limits.ParameterElements} elements", inputs[1].Source, b.ToBatchString(), "");
            return null;
        }

        return Shape.Of(sizes);
    }

    protected override Value Lower(MatMulAttribute layer, IReadOnlyList<Value> inputs, LayerContext context)
    {
        var builder = context.Builder;
        var (a, b) = (inputs[0], inputs[1]);
        var result = Shape.Of([
            .. a.Shape.Dimensions.Items.Take(a.Shape.Rank - 2).Select(d => d.Capacity),
            SizesOf(a.Shape, layer.TransposeA).Lines,
            SizesOf(b.Shape, layer.TransposeB).Columns]);
        // Of one matrix on the right, all lines on the left are one matrix.
        var left = b.Shape.Rank == 2 && !layer.TransposeA
            ? builder.Add(new ReshapeOp(Shape.Of(a.Count / a.Shape.Last, a.Shape.Last), a.Rows), a)
            : Matrices(a, layer.TransposeA, builder);
        return builder.Add(new ReshapeOp(result, a.Rows), builder.Add(new MatrixProductOp(), left, Matrices(b, layer.TransposeB, builder)));
    }

    /// <summary>The matrices as rows.</summary>
    private static Value Matrices(Value value, bool isTransposed, GraphBuilder builder)
    {
        var rank = value.Shape.Rank;
        var (lines, columns) = (value.Shape.Dimensions[rank - 2].Capacity, value.Shape.Last);
        var matrices = builder.Add(new ReshapeOp(Shape.Of(lines, columns), value.Rows * value.Shape.CountBefore(rank - 2)), value);
        return isTransposed ? MatrixProductOp.Transpose(matrices, builder) : matrices;
    }

    private static (int Lines, int Columns) SizesOf(Shape shape, bool isTransposed)
    {
        var (lines, columns) = (shape.Dimensions[shape.Rank - 2].Capacity, shape.Last);
        return isTransposed ? (columns, lines) : (lines, columns);
    }

    private static Shape Before(Shape shape) => Shape.Of([.. shape.Dimensions.Items.Take(shape.Rank - 2).Select(d => d.Capacity)]);
}
