namespace NnGen;

/// <summary>The different texts of a column, numbered in the order in which they came.</summary>
internal sealed class DistinctTexts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _texts = [];

    public DistinctTexts() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The texts by their numbers.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The number of a text; a string is made only of one that is new.</summary>
    public int NumberOf(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _lookup[text] = number;
            _texts.Add(text.ToString());
        }

        return number;
    }
}
