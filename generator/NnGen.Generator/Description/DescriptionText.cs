using System.Globalization;
using NnGen.Generator.Emission;

namespace NnGen.Generator.Description;

/// <summary>Counts as readers like them.</summary>
internal static class DescriptionText
{
    private static readonly string[] s_thousands = ["", " k", " M", " G", " T", " P", " E"];
    private static readonly string[] s_bytes = [" B", " KB", " MB", " GB", " TB", " PB", " EB"];

    /// <summary><c>1 parameter</c>, <c>12,349 parameters</c>.</summary>
    public static string Parameters(long count) => $"{NumberText.Grouped(count)} parameter{(count == 1 ? "" : "s")}";

    /// <summary>Two to three digits: <c>950</c>, <c>1.2 M</c>.</summary>
    public static string Short(long count) => Scaled(count, 1000, s_thousands);

    /// <summary>In units of 1024 bytes: <c>512 B</c>, <c>1.5 KB</c>.</summary>
    public static string Bytes(long bytes) => Scaled(bytes, 1024, s_bytes);

    private static string Scaled(long count, int step, string[] units)
    {
        var (number, unit) = ((double)count, 0);
        while (number >= step - 0.5 && unit < units.Length - 1)
        {
            (number, unit) = (number / step, unit + 1);
        }

        var format = unit == 0 || number >= 99.95 ? "0" : "0.0";
        return number.ToString(format, CultureInfo.InvariantCulture) + units[unit];
    }
}
