using System.Globalization;

namespace NnGen;

/// <summary>Numbers and times as text, in invariant culture.</summary>
internal static class Numbers
{
    /// <summary>Four decimals; with an exponent where these would show too little or are too many.</summary>
    public static string Of(double value)
    {
        var size = Math.Abs(value);
        var format = size == 0 || size is >= 1e-3 and < 1e3 ? "F4" : size is >= 1e3 and < 1e6 ? "F1" : "0.000e+0";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A value of any kind: a parameter of a trial.</summary>
    public static string Of(object value) => value switch
    {
        double number => Of(number),
        float number => Of((double)number),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>How long something took: <c>0.04 ms</c>, <c>1.2 ms</c>, <c>310 ms</c>, <c>12.3 s</c>, <c>3:07</c>, <c>1:03:07</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 0.995 => Text($"{time.TotalMilliseconds:F2} ms"),
        < 9.95 => Text($"{time.TotalMilliseconds:F1} ms"),
        < 999.5 => Text($"{time.TotalMilliseconds:F0} ms"),
        < 59_950 => Text($"{time.TotalSeconds:F1} s"),
        _ => Clock(time),
    };

    /// <summary>Whole seconds: <c>0:04</c>, <c>3:07</c>, <c>1:03:07</c>.</summary>
    public static string Clock(TimeSpan time)
    {
        var seconds = (long)Math.Round(Math.Max(0, time.TotalSeconds));
        return seconds < 3600
            ? Text($"{seconds / 60}:{seconds % 60:00}")
            : Text($"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>A rate: <c>12,340</c>, <c>12.3M</c>; empty when it is not known.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        < 10 => Text($"{perSecond:F1}"),
        < 9_999_999.5 => Text($"{perSecond:N0}"),
        < double.PositiveInfinity => Text($"{perSecond / 1e6:N1}M"),
        _ => "",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
