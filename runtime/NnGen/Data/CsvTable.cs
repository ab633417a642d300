using System.Globalization;

namespace NnGen;

/// <summary>Gathers the records of a CSV text into the columns of a dataset.</summary>
internal sealed class CsvTable
{
    private readonly CsvOptions _options;
    private readonly CsvSchema? _known;
    private readonly string[] _names;
    private readonly int[] _targetFields;
    private readonly int _weightField;
    private readonly int[] _featureFields;
    private readonly CsvFeature[] _features;
    private readonly CsvTarget _target;
    private readonly List<float> _weights = [];
    private readonly MissingTexts _missingTexts;
    private readonly bool[] _isMissing;
    private int _count;
    private int _dropped;

    private CsvTable(string[] names, CsvOptions options, CsvSchema? known)
    {
        (_names, _options, _known) = (names, options, known);
        RequireKnownNames();
        _targetFields = options.Targets.Count == 0 ? [names.Length - 1] : [.. options.Targets.Select(IndexOf)];
        _weightField = options.SampleWeight is null ? -1 : IndexOf(options.SampleWeight);
        var taken = options.Ignore.Select(IndexOf).Concat(_targetFields).Append(_weightField).ToHashSet();
        _featureFields = [.. Enumerable.Range(0, names.Length).Where(index => !taken.Contains(index))];
        if (_featureFields.Length == 0)
            throw new InvalidDataException("No column is left for the inputs.");
        foreach (var category in options.Categories)
            IndexOf(category);
        _features = [.. _featureFields.Select(index => new CsvFeature(names[index], options, known?[names[index]]))];
        _target = new CsvTarget([.. _targetFields.Select(index => names[index])], options, known?[names[_targetFields[0]]]);
        _missingTexts = new MissingTexts(options.MissingTexts);
        _isMissing = new bool[names.Length];
    }

    /// <summary>Reads all of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="known">What an earlier file showed, or null.</param>
    /// <param name="forOthers">Whether other files will be read by the schema: it then has statistics of complete columns too.</param>
    /// <returns>The samples, and what the columns turned out to be.</returns>
    /// <exception cref="InvalidDataException">The text does not fit; names the line and the column.</exception>
    public static (Dataset Data, CsvSchema Schema) Read(TextReader text, CsvOptions options, CsvSchema? known = null, bool forOthers = false)
    {
        options.Validate();
        var reader = new CsvReader(text, options.Delimiter);
        if (!reader.Read())
            throw new InvalidDataException("The text is empty.");
        var table = new CsvTable(options.HasHeader ? Header(reader) : Numbered(reader.FieldCount), options, known);
        if (!options.HasHeader)
            table.Add(reader);
        while (reader.Read())
            table.Add(reader);
        return table.Finish(forOthers);
    }

    private static string[] Header(CsvReader reader)
    {
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(field => reader[field].ToString())];
        var repeated = names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? names : throw new InvalidDataException($"Line 1: two columns are called '{repeated.Key}'.");
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

    private void RequireKnownNames()
    {
        if (_known is not null && !_known.Columns.Select(column => column.Name).SequenceEqual(_names, StringComparer.Ordinal))
        {
            throw new InvalidDataException(
                $"The first file had the columns {string.Join(", ", _known.Columns.Select(column => column.Name))}, but these are "
                + $"{string.Join(", ", _names)}.");
        }
    }

    private void Add(CsvReader reader)
    {
        if (reader.FieldCount != _names.Length)
            throw new InvalidDataException($"Line {reader.Line}: {_names.Length} fields are expected, but {reader.FieldCount} came.");
        for (var field = 0; field < _isMissing.Length; field++)
            _isMissing[field] = _missingTexts.Contains(reader[field]);
        if (_options.Missing == MissingValues.DropSamples && LacksAValue())
        {
            _dropped++;
            return;
        }

        for (var i = 0; i < _features.Length; i++)
            _features[i].Add(reader[_featureFields[i]], _isMissing[_featureFields[i]], reader.Line);
        if (_weightField >= 0)
            _weights.Add(CsvNumber.Parse(reader[_weightField], _isMissing[_weightField], _names[_weightField], reader.Line));
        _target.Add(reader, _targetFields, field => _isMissing[field]);
        _count++;
    }

    private bool LacksAValue() =>
        Array.Exists(_featureFields, field => _isMissing[field])
        || Array.Exists(_targetFields, field => _isMissing[field])
        || (_weightField >= 0 && _isMissing[_weightField]);

    private (Dataset Data, CsvSchema Schema) Finish(bool forOthers)
    {
        if (_count == 0 && _dropped > 0)
            throw new InvalidDataException($"Each of the {_dropped} samples lacks a value, so that none is left.");
        var target = _target.ToColumn();
        var schema = _known ?? Describe(target, forOthers);
        string[] names = [.. _features.Zip(_featureFields, (feature, field) => feature.InputNames(schema[_names[field]])).SelectMany(name => name)];
        var inputs = new float[checked(_count * names.Length)];
        for (int i = 0, start = 0; i < _features.Length; i++)
        {
            var column = schema[_names[_featureFields[i]]];
            _features[i].Write(column, inputs.AsSpan(Math.Min(start, inputs.Length)), names.Length);
            start += _features[i].InputNames(column).Count();
        }

        var weights = _weightField < 0 ? null : new Column<float>(_names[_weightField], _weights.ToArray(), [], 1);
        return (new Dataset([new Column<float>("Input", inputs, [names.Length], names.Length, names)], target, weights), schema);
    }

    private CsvSchema Describe(Column target, bool forOthers)
    {
        var columns = _names.Select(name => new CsvColumn(name, CsvColumnUse.Ignored)).ToArray();
        for (var i = 0; i < _features.Length; i++)
            columns[_featureFields[i]] = _features[i].Describe(forOthers);
        foreach (var field in _targetFields)
            columns[field] = columns[field] with { Use = CsvColumnUse.Target, Categories = target.ClassNames ?? [] };
        if (_weightField >= 0)
            columns[_weightField] = columns[_weightField] with { Use = CsvColumnUse.SampleWeight };
        return new CsvSchema(_options, Array.AsReadOnly(columns));
    }
}
