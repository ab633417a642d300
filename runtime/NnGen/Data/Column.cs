using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NnGen;

/// <summary>
/// A named array of a dataset: one value or one block of values a sample, all of the same shape and element type. Immutable.
/// </summary>
public abstract class Column
{
    private protected Column(
        string name, Type elementType, IReadOnlyList<int> shape, int width, int count,
        IReadOnlyList<string>? componentNames, IReadOnlyList<string>? classNames)
    {
        Name = name;
        ElementType = elementType;
        Shape = shape;
        Width = width;
        Count = count;
        ComponentNames = componentNames;
        ClassNames = classNames;
    }

    /// <summary>Its name: <c>Input</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The type of its elements: <see cref="float"/> for numbers, <see cref="int"/> for class indices and tokens, <see cref="byte"/> for
    /// pixels.
    /// </summary>
    public Type ElementType { get; }

    /// <summary>The shape of one sample; empty for a single value.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements of one sample.</summary>
    public int Width { get; }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The name of each of the <see cref="Width"/> elements of a sample, or null when none were given.</summary>
    public IReadOnlyList<string>? ComponentNames { get; }

    /// <summary>The names of the classes that the elements index, or null when they have no names or are not class indices.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>A column over memory that is not copied: for arrays too large to be held twice. No one may change the values while the column is used.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">All samples, row-major <c>[N, shape…]</c>.</param>
    /// <param name="shape">The shape of one sample, or null for a single value.</param>
    /// <param name="componentNames">A name per element of a sample, or null.</param>
    /// <param name="classNames">The names of the classes that the elements index, or null.</param>
    /// <exception cref="ArgumentException">
    /// A dimension is not positive, the values are not a whole number of samples, or the names are not as many as the elements.
    /// </exception>
    public static Column<T> FromMemory<T>(
        string name, ReadOnlyMemory<T> values, IReadOnlyList<int>? shape = null,
        IReadOnlyList<string>? componentNames = null, IReadOnlyList<string>? classNames = null)
        where T : unmanaged =>
        new(name, values, [.. shape ?? []], Column<T>.WidthOf(shape ?? []), componentNames, classNames);

    /// <summary>A run of samples over the same memory.</summary>
    internal abstract Column Slice(int start, int count);

    /// <summary>A copy of these samples, in this order.</summary>
    internal abstract Column Select(ReadOnlySpan<int> samples);

    /// <summary>A run of samples as bytes, without copying.</summary>
    internal abstract ReadOnlySpan<byte> Bytes(int start, int count);

    /// <summary>The elements as numbers, rounded where a float cannot hold them.</summary>
    internal abstract float[] ToSingles();

    /// <summary>What to call an element in a message: its own name, or the column's and its place.</summary>
    internal string Describe(int component) =>
        ComponentNames is { } names ? $"'{names[component]}'"
        : Width == 1 ? $"'{Name}'"
        : $"'{Name}[{component}]'";
}

/// <summary>A column of elements of one type.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public sealed class Column<T> : Column
    where T : unmanaged
{
    private readonly ReadOnlyMemory<T> _values;

    /// <summary>Copies values into a column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">All samples, row-major <c>[N, shape…]</c>.</param>
    /// <param name="shape">The shape of one sample, or null for a single value.</param>
    /// <param name="componentNames">A name per element of a sample, or null.</param>
    /// <param name="classNames">The names of the classes that the elements index, or null.</param>
    /// <exception cref="ArgumentException">
    /// A dimension is not positive, the values are not a whole number of samples, or the names are not as many as the elements.
    /// </exception>
    public Column(
        string name, ReadOnlySpan<T> values, IReadOnlyList<int>? shape = null,
        IReadOnlyList<string>? componentNames = null, IReadOnlyList<string>? classNames = null)
        : this(name, new ReadOnlyMemory<T>(values.ToArray()), [.. shape ?? []], WidthOf(shape ?? []), componentNames, classNames)
    {
    }

    /// <summary>Takes over values that no one else changes.</summary>
    internal Column(
        string name, ReadOnlyMemory<T> values, IReadOnlyList<int> shape, int width,
        IReadOnlyList<string>? componentNames = null, IReadOnlyList<string>? classNames = null)
        : base(name, typeof(T), shape, width, values.Length / width, Copy(componentNames), Copy(classNames))
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (values.Length % width != 0)
        {
            throw new ArgumentException(
                $"Column '{name}' takes {width} values a sample, but {values.Length} values are not a whole number of samples.",
                nameof(values));
        }

        if (ComponentNames is not null && ComponentNames.Count != width)
        {
            throw new ArgumentException(
                $"Column '{name}' has {width} values a sample, but {ComponentNames.Count} names came.", nameof(componentNames));
        }

        _values = values;
    }

    /// <summary>All samples, row-major <c>[N, Width]</c>.</summary>
    public ReadOnlySpan<T> Values => _values.Span;

    internal ReadOnlyMemory<T> Memory => _values;

    /// <summary>The elements of one sample.</summary>
    /// <param name="sample">From 0 to <c>Count</c> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<T> this[int sample]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(sample);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, Count);
            return _values.Span.Slice(sample * Width, Width);
        }
    }

    internal override Column Slice(int start, int count) =>
        new Column<T>(Name, _values.Slice(start * Width, count * Width), Shape, Width, ComponentNames, ClassNames);

    internal override Column Select(ReadOnlySpan<int> samples)
    {
        var source = _values.Span;
        var selected = new T[checked(samples.Length * Width)];
        for (var i = 0; i < samples.Length; i++)
            source.Slice(samples[i] * Width, Width).CopyTo(selected.AsSpan(i * Width, Width));
        return new Column<T>(Name, selected, Shape, Width, ComponentNames, ClassNames);
    }

    internal override ReadOnlySpan<byte> Bytes(int start, int count) =>
        MemoryMarshal.AsBytes(_values.Span.Slice(start * Width, count * Width));

    internal override float[] ToSingles()
    {
        var singles = new float[_values.Length];
        switch (this)
        {
            case Column<byte> bytes:
                TensorPrimitives.ConvertTruncating<byte, float>(bytes.Values, singles);
                break;
            case Column<int> whole:
                TensorPrimitives.ConvertTruncating<int, float>(whole.Values, singles);
                break;
            case Column<float> numbers:
                numbers.Values.CopyTo(singles);
                break;
            default:
                throw new InvalidOperationException($"Column '{Name}' is of {typeof(T).Name}, which does not count as numbers.");
        }

        return singles;
    }

    internal static int WidthOf(IReadOnlyList<int> shape)
    {
        var width = 1;
        foreach (var dimension in shape)
        {
            if (dimension <= 0)
                throw new ArgumentException($"Every dimension of a sample is at least 1, but {dimension} came.", nameof(shape));
            width = checked(width * dimension);
        }

        return width;
    }

    // A slice shares its parent's names, which are read-only already.
    private static IReadOnlyList<string>? Copy(IReadOnlyList<string>? names) =>
        names is null or System.Collections.ObjectModel.ReadOnlyCollection<string> ? names : Array.AsReadOnly([.. names]);
}
