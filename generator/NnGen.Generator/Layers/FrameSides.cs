using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>What is added to, or cut off, each side of an image, under the names of the arguments; −1 for as much as at all sides.</summary>
internal sealed record FrameSides(string AllName, int All, int Top, int Bottom, int Left, int Right)
{
    private IEnumerable<(string Name, int Given)> Given =>
        [(nameof(Top), Top), (nameof(Bottom), Bottom), (nameof(Left), Left), (nameof(Right), Right)];

    public void Check(ProblemReporter problems)
    {
        problems.Require(All is >= 0 and <= Limits.Dimension, AllName, $"from 0 to {Limits.Dimension}", All);
        foreach (var (name, given) in Given)
        {
            problems.Require(given is >= -1 and <= Limits.Dimension, name, $"from 0 to {Limits.Dimension}, or −1 for {AllName}", given);
        }
    }

    /// <summary>The pixels at each side.</summary>
    public (int Top, int Bottom, int Left, int Right) Resolve()
    {
        return (Of(Top), Of(Bottom), Of(Left), Of(Right));

        int Of(int given) => given == -1 ? All : given;
    }
}
