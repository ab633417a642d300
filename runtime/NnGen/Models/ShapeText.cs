using System.Globalization;

namespace NnGen;

/// <summary>Shapes and counts as messages and tables show them, whatever the culture.</summary>
internal static class ShapeText
{
    private static readonly string[] s_thousands = ["", " k", " M", " G", " T", " P", " E"];
    private static readonly string[] s_bytes = [" B", " KB", " MB", " GB", " TB", " PB", " EB"];

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

    /// <summary>Two to three digits: <c>950</c>, <c>1.2 M</c>.</summary>
    public static string Short(long count) => Scaled(count, 1000, s_thousands);

    /// <summary>In units of 1024 bytes: <c>512 B</c>, <c>1.5 KB</c>.</summary>
    public static string Bytes(long bytes) => Scaled(bytes, 1024, s_bytes);

    private static string Scaled(long count, int step, string[] units)
    {
        var (number, unit) = ((double)count, 0);
        while (number >= step - 0.5 && unit < units.Length - 1)
            (number, unit) = (number / step, unit + 1);
        return number.ToString(unit == 0 || number >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture) + units[unit];
    }

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
