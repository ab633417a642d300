using System.Globalization;

namespace NnGen;

/// <summary>
/// What a callback must know when a fit resumes: numbers, texts and arrays by name. It travels in checkpoints, bit for bit.
/// </summary>
public sealed class CallbackState
{
    internal Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, float[]> Arrays { get; } = new(StringComparer.Ordinal);

    /// <summary>Writes down a text.</summary>
    /// <param name="name">Its name, unique within the callback.</param>
    /// <param name="value">The text.</param>
    public void Set(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        Texts[name] = value;
    }

    /// <summary>Writes down a number.</summary>
    /// <param name="name">Its name, unique within the callback.</param>
    /// <param name="value">The number; NaN and infinities too.</param>
    public void Set(string name, double value) => Set(name, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes down an array, by copy.</summary>
    /// <param name="name">Its name, unique within the callback.</param>
    /// <param name="values">The array.</param>
    public void Set(string name, ReadOnlySpan<float> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Arrays[name] = values.ToArray();
    }

    /// <summary>A text, or null when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public string? Text(string name) => Texts.GetValueOrDefault(name);

    /// <summary>A number, or null when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">What has that name is no number.</exception>
    public double? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"The state of a callback has '{text}' as {name}, which is not a number.");
    }

    /// <summary>An array; empty when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public ReadOnlySpan<float> Array(string name) => Arrays.GetValueOrDefault(name);
}
