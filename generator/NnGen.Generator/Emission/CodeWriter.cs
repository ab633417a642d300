using System.Text;

namespace NnGen.Generator.Emission;

/// <summary>Writes indented lines, always with <c>\n</c>.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _blankPending;

    public void Line(string line = "")
    {
        if (line.Length == 0)
        {
            // Blank lines separate; none opens or closes a block.
            _blankPending = true;
            return;
        }

        if (_blankPending && _text.Length > 0 && !EndsWithOpenBrace() && line[0] != '}')
        {
            _text.Append('\n');
        }

        _blankPending = false;
        _text.Append(' ', _indent * 4).Append(line).Append('\n');
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Lines of a raw literal, each indented; empty ones stay empty.</summary>
    public void Text(string text) => Lines(text.Replace("\r\n", "\n").Split('\n'));

    /// <summary>A line, then a block in braces that is closed on disposal.</summary>
    public IDisposable Block(string header, string end = "}")
    {
        Line(header);
        Line("{");
        return Indented(() => Line(end));
    }

    /// <summary>A block in braces that is closed on disposal.</summary>
    public IDisposable Block()
    {
        Line("{");
        return Indented(() => Line("}"));
    }

    /// <summary>Indentation until disposal.</summary>
    public IDisposable Indented(Action? atEnd = null)
    {
        _indent++;
        return new End(() =>
        {
            _indent--;
            atEnd?.Invoke();
        });
    }

    /// <summary>A method header or call whose arguments stand on one line if they fit, otherwise each on its own.</summary>
    public void Call(string start, IReadOnlyList<string> arguments, string end)
    {
        var single = $"{start}({string.Join(", ", arguments)}){end}";
        if (single.Length + (_indent * 4) <= 140)
        {
            Line(single);
            return;
        }

        Line(start + "(");
        using (Indented())
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                Line(arguments[i] + (i < arguments.Count - 1 ? "," : ")" + end));
            }
        }
    }

    public void Summary(params string[] lines)
    {
        if (lines.Length == 1)
        {
            Line($"/// <summary>{lines[0]}</summary>");
            return;
        }

        Line("/// <summary>");
        Lines(lines.Select(line => "/// " + line));
        Line("/// </summary>");
    }

    public override string ToString() => _text.ToString();

    private bool EndsWithOpenBrace() => _text.Length > 1 && _text[_text.Length - 2] == '{';

    private sealed class End(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
