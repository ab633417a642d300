using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers.Functions;

/// <summary>Axes as Keras counts them: from 1 on the dimensions of a sample (0 is the batch), or from −1 on backwards.</summary>
internal static class Axes
{
    /// <summary>The dimension of a sample, counted from 0; none when there is no such axis.</summary>
    public static int Dimension(int axis, int rank) => axis < 0 ? rank + axis : axis - 1;

    /// <summary>A shape without one of its dimensions; that of one number where it was the only one.</summary>
    public static Shape Without(int dimension, Shape shape) =>
        shape.Rank == 1 ? Shape.Of(1) : Shape.Of([.. shape.Dimensions.Items.Where((_, i) => i != dimension).Select(d => d.Capacity)]);

    /// <summary>Reports an axis that a shape does not have.</summary>
    public static bool Require(int axis, Shape shape, ProblemReporter problems)
    {
        var (dimension, rank) = (Dimension(axis, shape.Rank), shape.Rank);
        var exists = axis != 0 && dimension >= 0 && dimension < rank;
        problems.Require(exists, "Axis", $"from 1 to {rank} or from −{rank} to −1, the dimensions of {shape.ToBatchString()}", axis);
        return exists;
    }
}
