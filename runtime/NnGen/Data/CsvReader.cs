using System.Buffers;
using System.Text;

namespace NnGen;

/// <summary>
/// Records of a CSV text by RFC 4180: fields in quotes may hold delimiters, line ends and doubled quotes. Blank lines are skipped
/// and white space around fields without quotes is dropped.
/// </summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    private readonly SearchValues<char> _special = SearchValues.Create([delimiter, '"', '\r', '\n']);
    private readonly StringBuilder _field = new();
    private readonly char[] _buffer = new char[8192];
    private int _next;
    private int _filled;
    private int _line = 1;

    /// <summary>The line on which the last record starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next record.</summary>
    /// <param name="fields">Receives its fields.</param>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="InvalidDataException">Quotes do not match.</exception>
    public bool Read(List<string> fields)
    {
        while (Peek() >= 0)
        {
            Line = _line;
            fields.Clear();
            do
                fields.Add(ReadField());
            while (TryTake(delimiter));
            TakeLineEnd();
            if (fields is not [""])
                return true;
        }

        return false;
    }

    private string ReadField()
    {
        if (Peek() == '"')
            return ReadQuoted();
        _field.Clear();
        var ended = false;
        while (!ended && Peek() >= 0)
        {
            var rest = _buffer.AsSpan(_next, _filled - _next);
            var length = rest.IndexOfAny(_special);
            ended = length >= 0;
            var piece = ended ? rest[..length] : rest;
            _next += piece.Length;
            // Only a field that the end of the buffer cuts needs putting together.
            if (ended && _field.Length == 0 && Peek() != '"')
                return piece.Trim().ToString();
            _field.Append(piece);
        }

        if (Peek() == '"')
            throw new InvalidDataException($"Line {_line}: a quote inside a field without quotes.");
        return _field.ToString().Trim();
    }

    private string ReadQuoted()
    {
        _field.Clear();
        var start = _line;
        Take();
        while (true)
        {
            if (Peek() < 0)
                throw new InvalidDataException($"Line {start}: the text ends inside a field in quotes.");
            var character = Take();
            if (character == '"' && !TryTake('"'))
                break;
            if (character == '\n')
                _line++;
            _field.Append(character);
        }

        if (!AtFieldEnd())
            throw new InvalidDataException($"Line {_line}: text after the closing quote of a field.");
        return _field.ToString();
    }

    private bool AtFieldEnd()
    {
        var next = Peek();
        return next < 0 || next == delimiter || next is '\r' or '\n';
    }

    private void TakeLineEnd()
    {
        TryTake('\r');
        TryTake('\n');
        _line++;
    }

    private bool TryTake(char expected)
    {
        if (Peek() != expected)
            return false;
        _next++;
        return true;
    }

    private char Take() => Peek() >= 0 ? _buffer[_next++] : throw new EndOfStreamException();

    private int Peek()
    {
        if (_next == _filled)
        {
            _filled = text.Read(_buffer);
            _next = 0;
            if (_filled <= 0)
            {
                _filled = 0;
                return -1;
            }
        }

        return _buffer[_next];
    }
}
