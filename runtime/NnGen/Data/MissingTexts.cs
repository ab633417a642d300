namespace NnGen;

/// <summary>The texts that stand for a missing value; most others are told from them by their first character and their length.</summary>
internal sealed class MissingTexts
{
    private const int Characters = 128;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _texts;

    // By first character, a bit for each length of a text that starts with it.
    private readonly uint[] _lengths = new uint[Characters];

    public MissingTexts(IReadOnlyList<string> texts)
    {
        _texts = texts.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts.Where(text => text.Length > 0))
            _lengths[text[0] % Characters] |= 1u << (text.Length % 32);
    }

    /// <summary>Whether a field means that its value is missing; nothing at all always does.</summary>
    public bool Contains(ReadOnlySpan<char> text) =>
        text.IsEmpty || ((_lengths[text[0] % Characters] >> (text.Length % 32) & 1) != 0 && _texts.Contains(text));
}
