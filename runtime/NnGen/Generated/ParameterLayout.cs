using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>Where the elements of a parameter lie in the model's storage. Padding between them stays 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ParameterLayout
{
    /// <summary>The number of floats that the parameter takes in storage, a multiple of 16.</summary>
    public abstract int StorageLength { get; }

    /// <summary>The place in storage of an element, by its row-major index.</summary>
    public abstract int IndexOf(int element);

    /// <summary>The number of places that hold the same element, <see cref="CopyStride"/> apart.</summary>
    public virtual int Copies => 1;

    /// <summary>The distance between the copies of an element.</summary>
    public virtual int CopyStride => 0;

    /// <summary>Row-major, padded at the end.</summary>
    public static ParameterLayout Flat(int length) => new FlatLayout(length, 1);

    /// <summary>A vector repeated so that it lies along a longer one: a statistic of the last dimension.</summary>
    public static ParameterLayout Tiled(int length, int copies) => new FlatLayout(length, copies);

    /// <summary>
    /// A matrix <c>[rows, columns]</c> as panels of 32 columns, each <c>[rows][32]</c>, one after the other; columns are padded to a
    /// multiple of 16, and a last panel of 16 is <c>[rows][16]</c>.
    /// </summary>
    public static ParameterLayout Panels(int rows, int columns) => new PanelLayout(rows, columns);

    /// <summary>Rounds a length up to a multiple of 16 floats, one 64-byte vector.</summary>
    public static int Pad(int length) => (length + 15) & ~15;

    private sealed class FlatLayout(int length, int copies) : ParameterLayout
    {
        public override int StorageLength => Pad(length * copies);

        public override int Copies => copies;

        public override int CopyStride => length;

        public override int IndexOf(int element) => element;
    }

    private sealed class PanelLayout(int rows, int columns) : ParameterLayout
    {
        private const int PanelWidth = 32;

        public override int StorageLength => rows * Pad(columns);

        public override int IndexOf(int element)
        {
            var (row, column) = Math.DivRem(element, columns);
            var panel = column / PanelWidth;
            var width = Math.Min(PanelWidth, Pad(columns) - (panel * PanelWidth));
            return (panel * PanelWidth * rows) + (row * width) + (column % PanelWidth);
        }
    }
}
