using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NnGen.Generated;

/// <summary>What one thread of a team does of a product <c>[N, inner] · [inner, columns]</c>: some of the rows, or some of the columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ProductShare
{
    private readonly ThreadShare _share;
    private readonly int _samples;
    private readonly int _rowsEach;

    internal ProductShare(ThreadShare share, int samples, int rowsEach) => (_share, _samples, _rowsEach) = (share, samples, rowsEach);

    /// <summary>The rows of all threads.</summary>
    public int Rows => _samples * _rowsEach;

    /// <summary>This thread's rows, the first and how many, and its panels, from the first up to, not including, the end.</summary>
    /// <param name="panels">The panels of the matrix.</param>
    /// <param name="together">What ranges of panels are multiples of, but for the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (nint First, int Rows, nint FirstPanel, nint EndPanel) Of(int panels, int together = 1) =>
        _share.Count == 1 ? (0, Rows, 0, panels) : OfTeam(panels, together);

    private (nint First, int Rows, nint FirstPanel, nint EndPanel) OfTeam(int panels, int together)
    {
        if (_share.ByColumns && IsSharedByColumns((panels + together - 1) / together))
        {
            var (firstPanel, endPanel) = _share.Range(panels, together);
            return (0, Rows, firstPanel, endPanel);
        }

        var (first, samples) = _share.Samples(_samples);
        return ((nint)first * _rowsEach, samples * _rowsEach, 0, panels);
    }

    /// <summary>Whether the columns come out nearly even, or the samples are too few to share.</summary>
    private bool IsSharedByColumns(int parts) =>
        parts % _share.Count == 0 || parts > 4 * _share.Count || _samples < 2 * ThreadShare.SampleMultiple;
}
