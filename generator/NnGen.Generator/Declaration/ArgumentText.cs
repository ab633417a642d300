using System.Globalization;
using System.Text;

namespace NnGen.Generator.Declaration;

/// <summary>Attribute arguments as invariant text and back.</summary>
internal static class ArgumentText
{
    public static string Of(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(value) => "double.NaN",
        // Shortest text that reads back to the same bits, on every framework that hosts a compiler.
        _ => Enumerable.Range(15, 3)
            .Select(digits => value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
            .First(text => double.Parse(text, CultureInfo.InvariantCulture) == value || text.Length > 0 && IsLast(text, value)),
    };

    public static double ParseDouble(string text) => text switch
    {
        "double.PositiveInfinity" => double.PositiveInfinity,
        "double.NegativeInfinity" => double.NegativeInfinity,
        "double.NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            text.Append(character is '"' or '\\' || char.IsControl(character) || character is '\u2028' or '\u2029'
                ? "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture)
                : character.ToString());
        }

        return text.Append('"').ToString();
    }

    public static string Unquote(string text)
    {
        var value = new StringBuilder();
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\\')
            {
                value.Append((char)int.Parse(text.Substring(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 5;
            }
            else
            {
                value.Append(text[i]);
            }
        }

        return value.ToString();
    }

    private static bool IsLast(string text, double value) => text == value.ToString("G17", CultureInfo.InvariantCulture);
}
