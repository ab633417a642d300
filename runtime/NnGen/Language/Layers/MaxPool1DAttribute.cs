namespace NnGen;

/// <summary>
/// The largest element of each window of a sequence, channel by channel: <c>[T, C]</c> in, <c>[T', C]</c> out, no parameters. The
/// gradient goes to the first of equal ones. Keras calls it <c>MaxPooling1D</c> too.
/// </summary>
/// <param name="poolSize">The length of the window, at least 1.</param>
public sealed class MaxPool1DAttribute(int poolSize = 2) : LayerAttribute
{
    /// <summary>The length of the window.</summary>
    public int PoolSize { get; } = poolSize;

    /// <summary>The steps from one window to the next; 0 for as many as the window has.</summary>
    public int Strides { get; set; }

    /// <summary>
    /// What happens at the ends. <c>Valid</c>: windows lie inside the sequence, ⌊(T − size) / strides⌋ + 1 of them, where size is the window's. <c>Same</c>: ⌈T / strides⌉;
    /// what lies beyond the ends is left out, an odd one at its end.
    /// </summary>
    public Padding Padding { get; set; } = Padding.Valid;
}
