using System.Globalization;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Graph;

/// <summary>One dimension of a shape: a fixed number today; bounded, named dimensions will be a second kind.</summary>
internal abstract record Dimension
{
    /// <summary>The number of elements that storage must hold along the dimension.</summary>
    public abstract int Capacity { get; }
}

/// <summary>A dimension known at compile time.</summary>
internal sealed record FixedDimension(int Size) : Dimension
{
    public override int Capacity => Size;

    public override string ToString() => Size.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The dimensions of one sample, or of a parameter. The batch is never part of a shape.</summary>
internal sealed record Shape(EquatableArray<Dimension> Dimensions)
{
    public static Shape Scalar { get; } = Of();

    public int Rank => Dimensions.Count;

    /// <summary>The number of elements.</summary>
    public int Count => Dimensions.Items.Aggregate(1, (product, dimension) => checked(product * dimension.Capacity));

    /// <summary>The size of the last dimension; 1 for a scalar.</summary>
    public int Last => Rank == 0 ? 1 : Dimensions[Rank - 1].Capacity;

    public static Shape Of(params int[] sizes) => new(sizes.Select(size => (Dimension)new FixedDimension(size)).ToEquatableArray());

    /// <summary>The number of elements over the dimensions before one.</summary>
    public int CountBefore(int dimension) => Dimensions.Items.Take(dimension).Aggregate(1, (product, d) => product * d.Capacity);

    /// <summary>The same shape with another size along one dimension.</summary>
    public Shape With(int dimension, int size) =>
        new(Dimensions.Items.Select((d, i) => i == dimension ? new FixedDimension(size) : d).ToEquatableArray());

    public override string ToString() => $"[{string.Join(", ", Dimensions.Items)}]";

    /// <summary>The shape as users read it, with the batch in front: <c>[N, 28, 28]</c>, or <c>[N·28, 28]</c> for 28 rows a sample.</summary>
    public string ToBatchString(int rows = 1)
    {
        var count = rows == 1 ? "N" : "N·" + rows.ToString(CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", new[] { count }.Concat(Dimensions.Items.Select(d => d.ToString())))}]";
    }

    /// <summary>The shape as part of a name: <c>28x28</c>.</summary>
    public string ToIdentifier() => string.Join("x", Dimensions.Items);
}
