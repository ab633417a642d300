using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

/// <summary>
/// What one thread of a team does of a step. All threads run the same generated method, each on its own samples, and wait for each other
/// where one reads what others wrote. Ranges are static and respect the kernels' tiles, so that every number is computed by the same
/// operations in the same order whatever the number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ThreadShare
{
    private readonly Team? _team;

    internal ThreadShare(Team? team, int index, int count, bool byColumns) => (_team, Index, Count, ByColumns) = (team, index, count, byColumns);

    /// <summary>All of a step.</summary>
    public static ThreadShare Alone => new(null, 0, 1, false);

    /// <summary>The number of this thread in the team, from 0.</summary>
    public int Index { get; }

    /// <summary>The threads of the team.</summary>
    public int Count { get; }

    /// <summary>Whether this thread does what only one may do.</summary>
    public bool IsFirst => Index == 0;

    /// <summary>Whether this thread's ranges are the last ones: what is left over belongs to it.</summary>
    public bool IsLast => Index == Count - 1;

    /// <summary>Whether threads share the columns of products rather than the samples: each then reads its own part of the weights alone.</summary>
    public bool ByColumns { get; }

    /// <summary>Parts of a batch are multiples of these samples: whole vectors where a sample has one number.</summary>
    internal static int SampleMultiple { get; } = VectorWidth.Is512 ? 16 : 8;

    /// <summary>This thread's samples of a batch: the first, and how many.</summary>
    /// <param name="samples">The samples of the batch.</param>
    public (int First, int Rows) Samples(int samples)
    {
        // What is left over goes to the last part, and none is made of it: a part of one sample would be computed by other kernels.
        var units = Math.Max(1, samples / SampleMultiple);
        var first = ((units * Index) + Count - 1) / Count;
        var end = ((units * (Index + 1)) + Count - 1) / Count;
        if (first == end)
            return (0, 0);
        return (first * SampleMultiple, (end == units ? samples : end * SampleMultiple) - (first * SampleMultiple));
    }

    /// <summary>This thread's part of a product with a kernel.</summary>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="rowsEach">The rows of a sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ProductShare Product(int samples, int rowsEach = 1) => new(this, samples, rowsEach);

    /// <summary>This thread's part of a range from 0: from the first up to, not including, the end.</summary>
    /// <param name="count">The length of the range.</param>
    /// <param name="multiple">What parts are multiples of, but for the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (nint First, nint End) Range(int count, int multiple)
    {
        if (Count == 1)
            return (0, count);
        var units = (count + multiple - 1L) / multiple;
        var first = units * Index / Count * multiple;
        var end = units * (Index + 1) / Count * multiple;
        return ((nint)Math.Min(first, count), (nint)Math.Min(end, count));
    }

    /// <summary>This thread's part of a matrix in panels: some of the panels where these come out even, otherwise some of the tiles of each.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="tiles">The tiles of a panel.</param>
    public (nint FirstPanel, nint EndPanel, nint FirstTile, nint EndTile) Tiles(int panels, int tiles)
    {
        if (panels % Count == 0 || panels > tiles)
        {
            var (first, end) = Range(panels, 1);
            return (first, end, 0, tiles);
        }
        else
        {
            var (first, end) = Range(tiles, 1);
            return (0, panels, first, end);
        }
    }

    /// <summary>This thread's part of a segment of parameters: its first float in the model's storage, and its length.</summary>
    /// <param name="segment">The segment.</param>
    public (int Start, int Length) PartOf(in OptimizerSegment segment)
    {
        var (first, end) = Range(segment.Length, ParameterLayout.Pad(1));
        return (segment.Start + (int)first, (int)(end - first));
    }

    /// <summary>Waits for all threads where products are shared by columns, so that each reads what others wrote of its samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WaitForColumns()
    {
        if (ByColumns)
            Wait();
    }

    /// <summary>Waits until all threads of the team are here; what they wrote before is seen after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait()
    {
        if (_team is not null)
            _team.Wait();
    }
}
