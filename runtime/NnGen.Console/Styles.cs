using Spectre.Console;

namespace NnGen;

/// <summary>How things look: plain for what matters, grey for what is beside it, green for the best and what is done.</summary>
internal static class Styles
{
    public static Style Header { get; } = new(decoration: Decoration.Bold);

    public static Style Aside { get; } = new(Color.Grey);

    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);
}
