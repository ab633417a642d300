using System.Globalization;

namespace NnGen;

/// <summary>Shapes and counts as messages and tables show them, whatever the culture.</summary>
internal static class ShapeText
{
    /// <summary>A shape: <c>[30, 128]</c>.</summary>
    public static string Of(ReadOnlySpan<int> shape)
    {
        var parts = new string[shape.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Of(shape[i]);
        return $"[{string.Join(", ", parts)}]";
    }

    /// <summary>The shape of a batch of samples: <c>[N, 128]</c>.</summary>
    public static string OfBatch(IEnumerable<int> sample) => $"[{string.Join(", ", sample.Select(Of).Prepend("N"))}]";

    /// <summary>A number with its thousands apart: <c>100,480</c>.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A plain number.</summary>
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of elements of a shape; 1 for a scalar.</summary>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/>.</exception>
    public static int Count(ReadOnlySpan<int> shape)
    {
        var count = 1;
        foreach (var size in shape)
            count = checked(count * size);
        return count;
    }
}
