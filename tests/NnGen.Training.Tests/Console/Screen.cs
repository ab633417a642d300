using System.Text;
using System.Text.RegularExpressions;

namespace NnGen.Training.Tests;

/// <summary>What a terminal shows of an output: colours are dropped, a line that is erased is empty.</summary>
internal static partial class Screen
{
    public static string[] Of(string output)
    {
        var lines = new List<StringBuilder> { new() };
        var text = Colours().Replace(output, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i..].StartsWith("\r\u001b[2K", StringComparison.Ordinal))
            {
                lines[^1].Clear();
                i += 4;
            }
            else if (text[i] == '\n')
            {
                lines.Add(new());
            }
            else
            {
                Assert.False(char.IsControl(text[i]), $"There is a control character {(int)text[i]} in: {text}");
                lines[^1].Append(text[i]);
            }
        }

        return [.. lines.Select(line => line.ToString())];
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Colours();
}
