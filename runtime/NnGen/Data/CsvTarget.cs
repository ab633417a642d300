using System.Globalization;

namespace NnGen;

/// <summary>Gathers the target columns of a CSV text: numbers, or one column of classes.</summary>
internal sealed class CsvTarget
{
    private readonly string[] _names;
    private readonly CsvOptions _options;
    private readonly IReadOnlyList<string>? _classNames;
    private readonly bool _mayBeText;
    private readonly List<float> _numbers = [];
    private readonly List<int> _codes = [];
    private readonly List<int> _lines = [];
    private readonly DistinctTexts _texts = new();

    /// <param name="names">The names of the columns.</param>
    /// <param name="options">How to read.</param>
    /// <param name="known">What an earlier file showed of the one column, or null.</param>
    public CsvTarget(string[] names, CsvOptions options, CsvColumn? known)
    {
        (_names, _options) = (names, options);
        _classNames = known is { Categories.Count: > 0 } ? known.Categories : options.ClassNames;
        var isKnownAsNumber = known is { Categories.Count: 0 } && options.TargetIsClass != true;
        _mayBeText = names.Length == 1 && options.TargetIsClass != false && !isKnownAsNumber;
    }

    /// <summary>Takes in the values of one sample.</summary>
    /// <exception cref="InvalidDataException">A value is missing or no number.</exception>
    public void Add(CsvReader reader, int[] fields, Func<int, bool> isMissing)
    {
        _lines.Add(reader.Line);
        if (!_mayBeText)
        {
            for (var i = 0; i < fields.Length; i++)
                _numbers.Add(CsvNumber.Parse(reader[fields[i]], isMissing(fields[i]), _names[i], reader.Line));
            return;
        }

        if (isMissing(fields[0]))
            throw Error(_lines.Count - 1, "the value is missing");
        _codes.Add(_texts.NumberOf(reader[fields[0]]));
    }

    /// <summary>The column of the dataset.</summary>
    /// <exception cref="InvalidDataException">A value is not of the target's kind.</exception>
    public Column ToColumn()
    {
        if (!_mayBeText)
            return new Column<float>(_names.Length == 1 ? _names[0] : "Target", _numbers.ToArray(), [_names.Length], _names.Length, _names);
        if (_classNames is { } given)
            return Classes(given);
        if (NumbersOfTexts() is not { } numbers)
            return Classes([.. _texts.Texts.Order(StringComparer.Ordinal)]);
        return _options.TargetIsClass == true ? NumberedClasses(numbers) : Numbers(numbers);
    }

    /// <summary>The number that each different text stands for, or null when the target is text.</summary>
    private float[]? NumbersOfTexts()
    {
        var numbers = new float[_texts.Texts.Count];
        var other = -1;
        var count = 0;
        for (var code = 0; code < numbers.Length; code++)
        {
            if (CsvNumber.TryParse(_texts.Texts[code], out numbers[code]))
                count++;
            else if (other < 0)
                other = code;
        }

        if (other < 0)
            return numbers;
        // A "?" among numbers is more likely a missing value than a class.
        if (count > 0 && _options.TargetIsClass is null)
        {
            throw Error(
                _codes.IndexOf(other),
                $"'{_texts.Texts[other]}' is not a number, as other lines are. Set TargetIsClass to true if these are classes");
        }

        return null;
    }

    private Column<float> Numbers(float[] numbers)
    {
        var values = new float[_codes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = numbers[_codes[i]];
            if (!float.IsFinite(values[i]))
                throw Error(i, $"'{_texts.Texts[_codes[i]]}' is not a finite float");
        }

        return new Column<float>(_names[0], values, [1], 1);
    }

    private Column<int> NumberedClasses(float[] numbers)
    {
        var values = Numbers(numbers).Values;
        if (WholeNumbers.TryConvert(values, out var indices) < 0)
            return new Column<int>(_names[0], indices, [], 1);
        float[] ascending = [.. numbers.Distinct().Order()];
        string[] names = [.. ascending.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = Array.BinarySearch(ascending, values[i]);
        return new Column<int>(_names[0], indices, [], 1, classNames: names);
    }

    private Column<int> Classes(IReadOnlyList<string> classNames)
    {
        var indexOf = classNames.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        int[] indices = [.. _texts.Texts.Select(text => indexOf.GetValueOrDefault(text, indexOf.GetValueOrDefault(Canonical(text), -1)))];
        var values = new int[_codes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = indices[_codes[i]];
            if (values[i] < 0)
                throw Error(i, $"'{_texts.Texts[_codes[i]]}' is none of the classes {string.Join(", ", classNames)}");
        }

        return new Column<int>(_names[0], values, [], 1, classNames: classNames);
    }

    /// <summary>A number as the names of numbered classes have it: <c>1</c> for <c>1.0</c>.</summary>
    private static string Canonical(string text) =>
        CsvNumber.TryParse(text, out var number) ? number.ToString(CultureInfo.InvariantCulture) : text;

    private InvalidDataException Error(int sample, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {_lines[sample]}, column '{_names[0]}': {message}."));
}
