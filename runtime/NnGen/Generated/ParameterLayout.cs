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

    /// <summary>
    /// A matrix <c>[rows, columns]</c> whose columns belong to groups, each as <see cref="Panels"/> of its columns, one group after the other.
    /// </summary>
    public static ParameterLayout Groups(int groups, int rows, int columns) => new GroupLayout(groups, rows, columns);

    /// <summary>Rounds a length up to a multiple of 16 floats, one 64-byte vector.</summary>
    public static int Pad(int length) => checked(length + 15) & ~15;

    /// <summary>Writes all elements, every copy of them, and leaves the padding alone.</summary>
    /// <param name="elements">All elements, row-major.</param>
    /// <param name="storage">The parameter's part of storage, <see cref="StorageLength"/> floats.</param>
    internal abstract void Scatter(ReadOnlySpan<float> elements, Span<float> storage);

    /// <summary>Reads all elements.</summary>
    /// <param name="storage">The parameter's part of storage, <see cref="StorageLength"/> floats.</param>
    /// <param name="elements">Receives all elements, row-major.</param>
    internal abstract void Gather(ReadOnlySpan<float> storage, Span<float> elements);

    private sealed class FlatLayout(int length, int copies) : ParameterLayout
    {
        public override int StorageLength => Pad(checked(length * copies));

        public override int Copies => copies;

        public override int CopyStride => length;

        public override int IndexOf(int element) => element;

        internal override void Scatter(ReadOnlySpan<float> elements, Span<float> storage)
        {
            for (var copy = 0; copy < copies; copy++)
                elements.CopyTo(storage.Slice(copy * length, length));
        }

        internal override void Gather(ReadOnlySpan<float> storage, Span<float> elements) => storage[..length].CopyTo(elements);
    }

    private sealed class GroupLayout(int groups, int rows, int columns) : ParameterLayout
    {
        private readonly int _width = columns / groups;
        private readonly PanelLayout _group = new(rows, columns / groups);

        public override int StorageLength => checked(groups * _group.StorageLength);

        public override int IndexOf(int element)
        {
            var (row, column) = Math.DivRem(element, columns);
            var group = column / _width;
            return (group * _group.StorageLength) + _group.IndexOf((row * _width) + column - (group * _width));
        }

        internal override void Scatter(ReadOnlySpan<float> elements, Span<float> storage)
        {
            for (var element = 0; element < elements.Length; element++)
                storage[IndexOf(element)] = elements[element];
        }

        internal override void Gather(ReadOnlySpan<float> storage, Span<float> elements)
        {
            for (var element = 0; element < elements.Length; element++)
                elements[element] = storage[IndexOf(element)];
        }
    }

    private sealed class PanelLayout(int rows, int columns) : ParameterLayout
    {
        private const int PanelWidth = 32;

        public override int StorageLength => checked(rows * Pad(columns));

        public override int IndexOf(int element)
        {
            var (row, column) = Math.DivRem(element, columns);
            var panel = column / PanelWidth;
            var width = Math.Min(PanelWidth, Pad(columns) - (panel * PanelWidth));
            return (panel * PanelWidth * rows) + (row * width) + (column % PanelWidth);
        }

        internal override void Scatter(ReadOnlySpan<float> elements, Span<float> storage)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column += PanelWidth)
                {
                    var element = (row * columns) + column;
                    elements.Slice(element, Math.Min(PanelWidth, columns - column)).CopyTo(storage[IndexOf(element)..]);
                }
            }
        }

        internal override void Gather(ReadOnlySpan<float> storage, Span<float> elements)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column += PanelWidth)
                {
                    var element = (row * columns) + column;
                    storage.Slice(IndexOf(element), Math.Min(PanelWidth, columns - column)).CopyTo(elements[element..]);
                }
            }
        }
    }
}
