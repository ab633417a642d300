using System.Buffers;

namespace NnGen;

/// <summary>
/// Records of a CSV text by RFC 4180: fields in quotes may hold delimiters, line ends and doubled quotes. Blank lines are skipped
/// and white space around fields without quotes is dropped. Fields are spans over one buffer: no string is made of them.
/// </summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    private readonly SearchValues<char> _special = SearchValues.Create([delimiter, '"', '\r', '\n']);
    private readonly char[] _buffer = new char[8192];
    private readonly List<(int Start, int Length)> _fields = [];
    private char[] _record = new char[256];
    private int _length;
    private int _next;
    private int _filled;
    private int _line = 1;

    /// <summary>The line on which the last record starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The number of fields of the last record.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>A field of the last record; it is gone with the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> this[int field] => _record.AsSpan(_fields[field].Start, _fields[field].Length);

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="InvalidDataException">Quotes do not match.</exception>
    public bool Read()
    {
        while (Peek() >= 0)
        {
            Line = _line;
            _fields.Clear();
            _length = 0;
            do
                ReadField();
            while (TryTake(delimiter));
            TakeLineEnd();
            if (_fields.Count > 1 || _fields[0].Length > 0)
                return true;
        }

        return false;
    }

    private void ReadField()
    {
        if (Peek() == '"')
        {
            ReadQuoted();
            return;
        }

        var start = _length;
        var ended = false;
        while (!ended && Peek() >= 0)
        {
            var rest = _buffer.AsSpan(_next, _filled - _next);
            var length = rest.IndexOfAny(_special);
            ended = length >= 0;
            var piece = ended ? rest[..length] : rest;
            _next += piece.Length;
            Append(piece);
        }

        if (Peek() == '"')
            throw new InvalidDataException($"Line {_line}: a quote inside a field without quotes.");
        var field = _record.AsSpan(start, _length - start);
        _fields.Add((start + field.Length - field.TrimStart().Length, field.Trim().Length));
    }

    private void ReadQuoted()
    {
        var (start, startLine) = (_length, _line);
        Take();
        while (true)
        {
            if (Peek() < 0)
                throw new InvalidDataException($"Line {startLine}: the text ends inside a field in quotes.");
            var character = Take();
            if (character == '"' && !TryTake('"'))
                break;
            if (character == '\n')
                _line++;
            Append([character]);
        }

        if (!AtFieldEnd())
            throw new InvalidDataException($"Line {_line}: text after the closing quote of a field.");
        _fields.Add((start, _length - start));
    }

    private void Append(ReadOnlySpan<char> piece)
    {
        if (_length + piece.Length > _record.Length)
            Array.Resize(ref _record, Math.Max(2 * _record.Length, _length + piece.Length));
        piece.CopyTo(_record.AsSpan(_length));
        _length += piece.Length;
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
