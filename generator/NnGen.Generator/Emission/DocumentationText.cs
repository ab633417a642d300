namespace NnGen.Generator.Emission;

/// <summary>Texts that go into XML documentation or between operators.</summary>
internal static class DocumentationText
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Parentheses around what is not one word or call, so that a member access or operator may follow.</summary>
    public static string Parenthesize(this string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') || IsOneCall(text) ? text : $"({text})";

    private static bool IsOneCall(string text)
    {
        var open = text.IndexOf('(');
        if (open <= 0 || text[text.Length - 1] != ')' || text.Take(open).Any(c => c is ' ' or '-'))
        {
            return false;
        }

        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1;
            }
        }

        return false;
    }
}
