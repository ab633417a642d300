using System.Globalization;

namespace NnGen;

/// <summary>Gathers the records of a CSV text into the columns of a dataset.</summary>
internal sealed class CsvTable
{
    private readonly CsvOptions _options;
    private readonly string[] _names;
    private readonly int[] _features;
    private readonly int[] _targets;
    private readonly int _weight;
    private readonly bool _targetMayBeText;
    private readonly List<float> _inputs = [];
    private readonly List<float> _numbers = [];
    private readonly List<float> _weights = [];
    private readonly List<string> _targetTexts = [];
    private readonly List<int> _lines = [];
    private readonly Dictionary<string, string> _distinctTexts = new(StringComparer.Ordinal);

    private CsvTable(string[] names, CsvOptions options)
    {
        _names = names;
        _options = options;
        _targets = options.Targets.Count == 0 ? [names.Length - 1] : [.. options.Targets.Select(IndexOf)];
        _weight = options.SampleWeight is null ? -1 : IndexOf(options.SampleWeight);
        var taken = options.Ignore.Select(IndexOf).Concat(_targets).Append(_weight).ToHashSet();
        _features = [.. Enumerable.Range(0, names.Length).Where(index => !taken.Contains(index))];
        _targetMayBeText = _targets.Length == 1 && options.TargetIsClass != false;
        if (_features.Length == 0)
            throw new InvalidDataException("No column is left for the inputs.");
    }

    /// <summary>Reads all of a text.</summary>
    /// <exception cref="InvalidDataException">The text does not fit; names the line and the column.</exception>
    public static Dataset Read(TextReader text, CsvOptions options)
    {
        options.Validate();
        var reader = new CsvReader(text, options.Delimiter);
        var fields = new List<string>();
        if (!reader.Read(fields))
            throw new InvalidDataException("The text is empty.");
        var table = new CsvTable(options.HasHeader ? Header(fields) : Numbered(fields.Count), options);
        if (!options.HasHeader)
            table.Add(fields, reader.Line);
        while (reader.Read(fields))
            table.Add(fields, reader.Line);
        return table.ToDataset();
    }

    private static string[] Header(List<string> fields)
    {
        var repeated = fields.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
            throw new InvalidDataException($"Line 1: two columns are called '{repeated.Key}'.");
        return [.. fields];
    }

    private static string[] Numbered(int count) =>
        [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"Column{number}"))];

    private int IndexOf(string name)
    {
        var index = Array.IndexOf(_names, name);
        return index >= 0
            ? index
            : throw new InvalidDataException($"There is no column '{name}'; the columns are {string.Join(", ", _names)}.");
    }

    private void Add(List<string> fields, int line)
    {
        if (fields.Count != _names.Length)
            throw new InvalidDataException($"Line {line}: {_names.Length} fields are expected, but {fields.Count} came.");
        foreach (var index in _features)
            _inputs.Add(Number(fields, index, line));
        if (_weight >= 0)
            _weights.Add(Number(fields, _weight, line));
        _lines.Add(line);
        if (!_targetMayBeText)
        {
            foreach (var index in _targets)
                _numbers.Add(Number(fields, index, line));
            return;
        }

        var text = fields[_targets[0]];
        if (text.Length == 0)
            throw new InvalidDataException($"Line {line}, column '{_names[_targets[0]]}': the value is missing.");
        if (!_distinctTexts.TryGetValue(text, out var known))
            _distinctTexts.Add(text, known = text);
        _targetTexts.Add(known);
    }

    private float Number(List<string> fields, int index, int line)
    {
        var text = fields[index];
        if (text.Length == 0)
            throw new InvalidDataException($"Line {line}, column '{_names[index]}': the value is missing.");
        if (!TryParse(text, out var number))
            throw new InvalidDataException($"Line {line}, column '{_names[index]}': '{text}' is not a number.");
        if (!float.IsFinite(number))
            throw new InvalidDataException($"Line {line}, column '{_names[index]}': '{text}' is not a finite float.");
        return number;
    }

    private static bool TryParse(string text, out float number) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private Dataset ToDataset()
    {
        var inputs = new Column<float>(
            "Input", _inputs.ToArray(), [_features.Length], _features.Length, [.. _features.Select(index => _names[index])]);
        var weights = _weight < 0 ? null : new Column<float>(_names[_weight], _weights.ToArray(), [], 1);
        return new Dataset([inputs], Target(), weights);
    }

    private Column Target()
    {
        if (!_targetMayBeText)
        {
            return new Column<float>(
                _targets.Length == 1 ? _names[_targets[0]] : "Target", _numbers.ToArray(), [_targets.Length], _targets.Length,
                [.. _targets.Select(index => _names[index])]);
        }

        var name = _names[_targets[0]];
        if (_options.ClassNames is { } given)
            return Classes(name, given, given);
        var numbers = DistinctNumbers();
        if (numbers is null)
        {
            string[] names = [.. _distinctTexts.Keys.Order(StringComparer.Ordinal)];
            return Classes(name, names, names);
        }

        return _options.TargetIsClass == true ? NumberedClasses(name, numbers) : Numbers(name, numbers);
    }

    /// <summary>The number that each distinct target text stands for, or null when the target is text.</summary>
    private Dictionary<string, float>? DistinctNumbers()
    {
        var numbers = new Dictionary<string, float>(StringComparer.Ordinal);
        string? other = null;
        foreach (var text in _distinctTexts.Keys)
        {
            if (TryParse(text, out var number))
                numbers.Add(text, number);
            else
                other ??= text;
        }

        if (other is null)
            return numbers;
        // A "?" among numbers is more likely a missing value than a class.
        if (numbers.Count > 0 && _options.TargetIsClass is null)
        {
            throw new InvalidDataException(
                $"Line {_lines[_targetTexts.IndexOf(other)]}, column '{_names[_targets[0]]}': '{other}' is not a number, as other "
                + "lines are. Set TargetIsClass to true if these are classes.");
        }

        return null;
    }

    private Column<float> Numbers(string name, Dictionary<string, float> numbers)
    {
        var values = new float[_targetTexts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = numbers[_targetTexts[i]];
            if (!float.IsFinite(values[i]))
                throw new InvalidDataException($"Line {_lines[i]}, column '{name}': '{_targetTexts[i]}' is not a finite float.");
        }

        return new Column<float>(name, values, [1], 1);
    }

    private Column<int> NumberedClasses(string name, Dictionary<string, float> numbers)
    {
        var values = Numbers(name, numbers).Values;
        if (WholeNumbers.TryConvert(values, out var indices) < 0)
            return new Column<int>(name, indices, [], 1);
        float[] ascending = [.. numbers.Values.Distinct().Order()];
        string[] names = [.. ascending.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = Array.BinarySearch(ascending, values[i]);
        return new Column<int>(name, indices, [], 1, classNames: names);
    }

    private Column<int> Classes(string name, IReadOnlyList<string> texts, IReadOnlyList<string> classNames)
    {
        var indexOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
            indexOf.Add(text, indexOf.Count);
        var indices = new int[_targetTexts.Count];
        for (var i = 0; i < indices.Length; i++)
        {
            if (!indexOf.TryGetValue(_targetTexts[i], out indices[i]))
            {
                throw new InvalidDataException(
                    $"Line {_lines[i]}, column '{name}': '{_targetTexts[i]}' is none of the classes {string.Join(", ", classNames)}.");
            }
        }

        return new Column<int>(name, indices, [], 1, classNames: classNames);
    }
}
