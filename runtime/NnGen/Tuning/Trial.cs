using System.Globalization;

namespace NnGen;

/// <summary>
/// One trial of a search, while its candidate is made: every call names a parameter, says what it may be, and gives what it is in this
/// trial. The calls are the search space; a parameter may depend on another (<c>if (kind == "wide") width = trial.Integer(…)</c>).
/// </summary>
public sealed class Trial
{
    private readonly Func<string, double> _coordinateOf;
    private readonly Dictionary<string, object> _parameters = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    internal Trial(int number, Func<string, double> coordinateOf)
    {
        Number = number;
        _coordinateOf = coordinateOf;
    }

    /// <summary>Which trial, from 0.</summary>
    public int Number { get; }

    /// <summary>The parameters so far, in the order of the calls.</summary>
    internal IReadOnlyList<KeyValuePair<string, object>> Parameters =>
        Array.AsReadOnly([.. _names.Select(name => new KeyValuePair<string, object>(name, _parameters[name]))]);

    /// <summary>A number, each equally likely.</summary>
    /// <param name="name">The parameter's name, used once in a trial.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The upper end; above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The ends are no interval, or the name was used already.</exception>
    public double Uniform(string name, double low, double high)
    {
        RequireInterval(name, low, high);
        return Record(name, low + (Coordinate(name) * (high - low)));
    }

    /// <summary>A number whose logarithm is uniform: for rates and penalties, where 0.001 and 0.01 are as far apart as 0.01 and 0.1.</summary>
    /// <param name="name">The parameter's name, used once in a trial.</param>
    /// <param name="low">The least value; above 0.</param>
    /// <param name="high">The upper end; above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The ends are no interval above 0, or the name was used already.</exception>
    public double LogUniform(string name, double low, double high)
    {
        RequireInterval(name, low, high);
        if (low <= 0)
            throw new ArgumentException(FormattableString.Invariant($"Parameter '{name}': a logarithm needs a lower end above 0, but {low} came."), nameof(low));
        var logarithm = Math.Log(low) + (Coordinate(name) * (Math.Log(high) - Math.Log(low)));
        return Record(name, Math.Clamp(Math.Exp(logarithm), low, high));
    }

    /// <summary>A whole number, each equally likely.</summary>
    /// <param name="name">The parameter's name, used once in a trial.</param>
    /// <param name="low">The least.</param>
    /// <param name="high">The largest, included; at least <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The ends are in the wrong order, or the name was used already.</exception>
    public int Integer(string name, int low, int high)
    {
        if (high < low)
            throw new ArgumentException($"Parameter '{name}': {low} to {high} holds no number.", nameof(high));
        var count = (long)high - low + 1;
        return Record(name, (int)(low + Math.Min((long)(Coordinate(name) * count), count - 1)));
    }

    /// <summary>One of several values, each equally likely.</summary>
    /// <param name="name">The parameter's name, used once in a trial.</param>
    /// <param name="values">The values; at least one.</param>
    /// <exception cref="ArgumentException">There is no value, or the name was used already.</exception>
    public T Choice<T>(string name, params ReadOnlySpan<T> values)
        where T : notnull => Record(name, values[Index(name, values.Length)]);

    /// <summary>
    /// One of several models, each equally likely: <c>trial.Model(("small", seed => new Small(seed)), ("wide", seed => new Wide(seed)))</c>. The
    /// parameter is called <c>model</c>.
    /// </summary>
    /// <param name="models">A name for each, and how it is made with a seed.</param>
    /// <exception cref="ArgumentException">There is no model, or it was chosen already.</exception>
    public Func<int, ITrainable> Model(params ReadOnlySpan<(string Name, Func<int, ITrainable> Create)> models)
    {
        const string name = "model";
        var (chosen, create) = models[Index(name, models.Length)];
        Record(name, chosen);
        return create;
    }

    private static void RequireInterval(string name, double low, double high)
    {
        if (!(low < high && double.IsFinite(high - low)))
            throw new ArgumentException(FormattableString.Invariant($"Parameter '{name}': {low} to {high} is no interval."), nameof(high));
    }

    private int Index(string name, int count)
    {
        if (count == 0)
            throw new ArgumentException($"Parameter '{name}' has nothing to choose from.");
        return Math.Min((int)(Coordinate(name) * count), count - 1);
    }

    private double Coordinate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_parameters.ContainsKey(name))
            throw new ArgumentException($"Parameter '{name}' was asked for twice in one trial.", nameof(name));
        return _coordinateOf(name);
    }

    private T Record<T>(string name, T value)
        where T : notnull
    {
        _parameters.Add(name, value);
        _names.Add(name);
        return value;
    }

    internal static string Text(object value) => value switch
    {
        double number => number.ToString("G5", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
