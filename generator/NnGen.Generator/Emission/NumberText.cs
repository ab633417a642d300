using System.Globalization;

namespace NnGen.Generator.Emission;

/// <summary>Numbers as C# literals, the same on every framework and under every culture.</summary>
internal static class NumberText
{
    /// <summary>The shortest literal that reads back to the same float.</summary>
    public static string Float(double number)
    {
        var value = (float)number;
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return float.IsNaN(value) ? "float.NaN" : value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        for (var digits = 6; digits <= 9; digits++)
        {
            var text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                return text.Replace("E", "e") + "f";
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture).Replace("E", "e") + "f";
    }

    public static string Double(double value)
    {
        var text = Declaration.ArgumentText.Of(value).Replace("E", "e");
        return text.Any(c => c is '.' or 'e' or 'N' or 'I') ? text : text + ".0";
    }

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>With thousands apart, for texts: <c>100,480</c>.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
