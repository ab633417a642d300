namespace NnGen;

/// <summary>A column of right-aligned cells.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Least">The width that its cells need.</param>
/// <param name="Rank">How soon it is left out where the console is narrow: the highest first, 0 never.</param>
internal sealed record ConsoleColumn(string Name, int Least, int Rank)
{
    /// <summary>The width that numbers need.</summary>
    public const int NumberWidth = 8;

    public int Width => Math.Max(Name.Length, Least);
}
