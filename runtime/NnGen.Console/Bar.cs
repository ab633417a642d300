using Spectre.Console;

namespace NnGen;

/// <summary>A bar that fills from the left.</summary>
internal static class Bar
{
    /// <summary>Adds a bar to a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="width">Its cells.</param>
    /// <param name="share">How much of it is full, 0 to 1.</param>
    /// <param name="profile">What the console can show.</param>
    public static void AddTo(Line line, int width, double share, Profile profile)
    {
        var isUnicode = profile.Capabilities.Unicode;
        var halves = (int)(2 * width * Math.Clamp(share, 0, 1));
        var full = halves / 2;
        var hasHalf = isUnicode && halves % 2 == 1;
        // Without colours the rest would look like what is done.
        var rest = isUnicode && profile.Capabilities.ColorSystem != ColorSystem.NoColors ? '━' : ' ';
        line.Add(new string(isUnicode ? '━' : '#', full) + (hasHalf ? "╸" : ""), Styles.Good)
            .Add(new string(rest, width - full - (hasHalf ? 1 : 0)), Styles.Aside);
    }
}
