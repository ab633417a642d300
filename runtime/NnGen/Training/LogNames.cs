using System.Text;

namespace NnGen;

/// <summary>Names as logs have them.</summary>
internal static class LogNames
{
    /// <summary>The name of a member in the style of Keras's logs: <c>unit_price</c> for <c>UnitPrice</c>, <c>url_length</c> for <c>URLLength</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && BeginsWord(name, i))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static bool BeginsWord(string name, int i) =>
        name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
