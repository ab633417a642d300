using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NnGen.Generated;

/// <content>What the tiles of products share.</content>
public static partial class PanelKernels
{
    /// <summary>
    /// How rows are shared out among high tiles, of 3 parts, and low ones, of 2: the row at which the high ones end. As few rows as possible are
    /// computed twice, and there are as few low tiles as that takes. 0 where the rows are fewer than a high tile's.
    /// </summary>
    /// <remarks>The last tile of either kind reaches back over rows that another one computed, where fewer rows are left than it has.</remarks>
    /// <param name="rows">The number of rows.</param>
    /// <param name="height">The rows of a high tile, a multiple of 3.</param>
    public static int EndOfHighTiles(int rows, int height)
    {
        if (rows < height)
            return 0;
        var parts = (rows + (height / 3) - 1) / (height / 3);
        var low = (3 - (parts % 3)) % 3;
        return (parts - (2 * low)) / 3 * height;
    }

    /// <summary>
    /// Memory from the first place on that is at the start of a cache line: vectors of 512 bits that lie across two lines cost two reads.
    /// </summary>
    /// <param name="memory">Memory of the stack, 15 floats longer than what is needed.</param>
    public static unsafe Span<float> FromLine(Span<float> memory)
    {
        const int LineBytes = 64;
        var address = (nint)Unsafe.AsPointer(ref memory[0]);
        return memory[(int)((-address & (LineBytes - 1)) / sizeof(float))..];
    }

    /// <summary>
    /// Asks for the line of an element that is read soon; the place may lie behind the end of the data. Does nothing where the processor
    /// has no such instruction.
    /// </summary>
    /// <param name="element">Any place in the line. Memory that moves just then is fetched in vain, which does no harm.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref float element)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref element));
    }
}
