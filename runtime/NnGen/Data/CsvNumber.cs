using System.Globalization;

namespace NnGen;

/// <summary>Numbers in tables: with a decimal point, whatever the culture.</summary>
internal static class CsvNumber
{
    public static bool TryParse(ReadOnlySpan<char> text, out float number) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>A number that must be there.</summary>
    /// <exception cref="InvalidDataException">It is missing, text, or not finite.</exception>
    public static float Parse(ReadOnlySpan<char> text, bool isMissing, string column, int line)
    {
        var isNumber = TryParse(text, out var number);
        if (!isMissing && isNumber && float.IsFinite(number))
            return number;
        var problem = isMissing ? "the value is missing" : isNumber ? $"'{text}' is not a finite float" : $"'{text}' is not a number";
        throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Line {line}, column '{column}': {problem}."));
    }
}
