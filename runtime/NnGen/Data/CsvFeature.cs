using System.Globalization;

namespace NnGen;

/// <summary>Gathers one feature column of a CSV text: numbers, or texts as categories, whichever the first value that is there shows.</summary>
internal sealed class CsvFeature
{
    private const int MissingCode = -1;

    private readonly string _name;
    private readonly CsvOptions _options;
    private readonly CsvColumn? _known;
    private readonly List<float> _numbers = [];
    private readonly List<int> _codes = [];
    private readonly DistinctTexts _texts = new();
    private CsvColumnUse? _use;
    private int _missing;

    /// <param name="name">The column's name.</param>
    /// <param name="options">How to read.</param>
    /// <param name="known">What an earlier file showed, or null.</param>
    public CsvFeature(string name, CsvOptions options, CsvColumn? known)
    {
        (_name, _options, _known) = (name, options, known);
        _use = known?.Use ?? (options.Categories.Contains(name) ? CsvColumnUse.Category : null);
        foreach (var category in known?.Categories ?? [])
            _texts.NumberOf(category);
    }

    /// <summary>Takes in the value of one sample.</summary>
    /// <exception cref="InvalidDataException">The value is missing, or not of the column's kind.</exception>
    public void Add(ReadOnlySpan<char> text, bool isMissing, int line)
    {
        if (isMissing)
        {
            if (_options.Missing == MissingValues.Refuse)
                throw Error(line, $"the value is missing; {nameof(CsvOptions)}.{nameof(CsvOptions.Missing)} says what to do then.");
            _missing++;
            _numbers.Add(float.NaN);
            _codes.Add(MissingCode);
            return;
        }

        var isNumber = CsvNumber.TryParse(text, out var number);
        _use ??= isNumber ? CsvColumnUse.Number : CsvColumnUse.Category;
        if (_use == CsvColumnUse.Number)
            _numbers.Add(Checked(text, isNumber, number, line));
        else
            _codes.Add(CodeOf(text, isNumber, line));
    }

    /// <summary>What the column turned out to be.</summary>
    /// <param name="forOthers">Whether statistics are needed even if no value of this file is missing.</param>
    public CsvColumn Describe(bool forOthers)
    {
        if (_use == CsvColumnUse.Category)
        {
            var categories = _known?.Categories ?? [.. _texts.Texts.Order(StringComparer.Ordinal)];
            return new CsvColumn(_name, CsvColumnUse.Category) { Categories = categories, MissingCount = _missing };
        }

        var column = new CsvColumn(_name, CsvColumnUse.Number) { MissingCount = _missing };
        float[] present = forOthers || _missing > 0 ? [.. _numbers.Where(number => !float.IsNaN(number))] : [];
        if (present.Length == 0)
            return column;
        Array.Sort(present);
        var median = ((double)present[(present.Length - 1) / 2] + present[present.Length / 2]) / 2;
        return column with { Mean = present.Average(number => (double)number), Median = median };
    }

    /// <summary>The names of the inputs that the column becomes.</summary>
    public IEnumerable<string> InputNames(CsvColumn column)
    {
        var names = column.Use == CsvColumnUse.Category ? column.Categories.Select(category => $"{_name}={category}") : [_name];
        return HasIndicator(column) ? names.Append($"{_name}=missing") : names;
    }

    /// <summary>Writes the inputs of all samples.</summary>
    /// <param name="column">What the first file showed.</param>
    /// <param name="inputs">The table's inputs, from this column's first on.</param>
    /// <param name="stride">The inputs of one sample.</param>
    /// <exception cref="InvalidDataException">All values are missing, so that there is none to replace them.</exception>
    public void Write(CsvColumn column, Span<float> inputs, int stride)
    {
        var isCategory = column.Use == CsvColumnUse.Category;
        var width = isCategory ? column.Categories.Count : 1;
        var indexOf = isCategory ? _texts.Texts.Select(text => IndexOf(column.Categories, text)).ToArray() : [];
        var replacement = isCategory ? 0 : Replacement(column);
        var count = isCategory ? _codes.Count : _numbers.Count;
        for (var sample = 0; sample < count; sample++)
        {
            var row = inputs.Slice(sample * stride);
            var isMissing = isCategory ? _codes[sample] == MissingCode : float.IsNaN(_numbers[sample]);
            if (isCategory && !isMissing)
                row[indexOf[_codes[sample]]] = 1;
            else if (!isCategory)
                row[0] = isMissing ? replacement : _numbers[sample];
            if (isMissing && HasIndicator(column))
                row[width] = 1;
        }
    }

    private bool HasIndicator(CsvColumn column) => _options.MissingIndicators && column.MissingCount > 0;

    private static int IndexOf(IReadOnlyList<string> categories, string text)
    {
        var index = 0;
        while (categories[index] != text)
            index++;
        return index;
    }

    private float Replacement(CsvColumn column)
    {
        if (_missing == 0 || _options.Missing is MissingValues.Keep)
            return float.NaN;
        var value = _options.Missing == MissingValues.Mean ? column.Mean : column.Median;
        return double.IsNaN(value)
            ? throw new InvalidDataException($"Column '{_name}' has no value at all, so none can stand for those that are missing: ignore it.")
            : (float)value;
    }

    private float Checked(ReadOnlySpan<char> text, bool isNumber, float number, int line)
    {
        if (!isNumber)
        {
            throw Error(
                line,
                $"'{text}' is not a number, as other lines are. If it means that the value is missing, add it to {nameof(CsvOptions.MissingTexts)}; "
                + $"if the column is a category, name it in {nameof(CsvOptions.Categories)}.");
        }

        return float.IsFinite(number) ? number : throw Error(line, $"'{text}' is not a finite float.");
    }

    private int CodeOf(ReadOnlySpan<char> text, bool isNumber, int line)
    {
        if (isNumber && _known is null && !_options.Categories.Contains(_name))
        {
            throw Error(
                line, $"'{text}' is a number, but other lines hold texts. If the column is a category, name it in {nameof(CsvOptions.Categories)}.");
        }

        var code = _texts.NumberOf(text);
        if (_known is { Categories: var categories } && code >= categories.Count)
            throw Error(line, $"'{text}' is none of the categories of the first file: {string.Join(", ", categories)}.");
        if (_texts.Texts.Count > _options.MaxCategories)
        {
            throw Error(
                line,
                $"there are more than {_options.MaxCategories} different texts. Name an identifier in {nameof(CsvOptions.Ignore)}, or raise "
                + $"{nameof(CsvOptions.MaxCategories)}.");
        }

        return code;
    }

    private InvalidDataException Error(int line, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {line}, column '{_name}': {message}"));
}
