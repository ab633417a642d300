using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>
/// What tokens do, whatever the shapes: rows of a table are read, added to, or marked; and how numbers become categories. Rows of results are
/// padded with zeros; every token is known to be in range.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenKernels
{
    /// <summary><c>[rows] → [rows, width]</c>: the row of the table that each token names.</summary>
    /// <param name="rows">The number of tokens.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="width">The elements of a row of the table, whose rows follow each other.</param>
    /// <param name="table">The table, <c>[vocabulary, width]</c>.</param>
    /// <param name="result">Receives the rows.</param>
    /// <param name="stride">The floats between rows of the result.</param>
    public static void Gather(int rows, ref int tokens, int width, ref float table, ref float result, int stride)
    {
        for (nint row = 0; row < rows; row++)
        {
            var source = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref table, (nint)Unsafe.Add(ref tokens, row) * width), width);
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, row * stride), stride);
            source.CopyTo(target);
            target[width..].Clear();
        }
    }

    /// <summary>Adds each row of a gradient to the row of the table's gradient that its token names; in order, so that bits repeat.</summary>
    /// <param name="rows">The number of tokens.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="width">The elements of a row.</param>
    /// <param name="gradient">The gradient with respect to each gathered row.</param>
    /// <param name="stride">The floats between rows of it.</param>
    /// <param name="vocabulary">The rows of the table.</param>
    /// <param name="accumulate">Whether the result holds a sum already.</param>
    /// <param name="result">Receives the sums, <c>[vocabulary, width]</c>.</param>
    public static void ScatterAdd(
        int rows, ref int tokens, int width, ref float gradient, int stride, int vocabulary, bool accumulate, ref float result)
    {
        if (!accumulate)
            MemoryMarshal.CreateSpan(ref result, vocabulary * width).Clear();
        for (nint row = 0; row < rows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, (nint)Unsafe.Add(ref tokens, row) * width), width);
            TensorPrimitives.Add(target, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref gradient, row * stride), width), target);
        }
    }

    /// <summary><c>[rows, count] → [rows, width]</c>: how often each category occurs among a row's tokens, or whether it does.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">The tokens of a row.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="width">The number of categories.</param>
    /// <param name="countEach">Whether to count, or only to mark with 1.</param>
    /// <param name="result">Receives the rows.</param>
    /// <param name="stride">The floats between rows of the result.</param>
    public static void Count(int rows, int count, ref int tokens, int width, bool countEach, ref float result, int stride)
    {
        for (nint row = 0; row < rows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, row * stride), stride);
            target.Clear();
            foreach (var token in MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref tokens, row * count), count))
                target[token] = countEach ? target[token] + 1 : 1;
        }
    }

    /// <summary>
    /// <c>[rows, features] → [rows, features · (boundaries + 1)]</c>: 1 for the bin of each feature, as NumPy's <c>digitize</c>; bin i has
    /// boundary[i − 1] ≤ x &lt; boundary[i]. A NaN gives NaN in all bins of its feature.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="features">The features of a row.</param>
    /// <param name="inputs">The features.</param>
    /// <param name="inputStride">The floats between rows of them.</param>
    /// <param name="boundaries">The boundaries of a feature, at least 1.</param>
    /// <param name="table">The boundaries, <c>[features, boundaries]</c>, ascending along each row.</param>
    /// <param name="result">Receives the rows.</param>
    /// <param name="stride">The floats between rows of the result.</param>
    public static void Discretize(
        int rows, int features, ref float inputs, int inputStride, int boundaries, ref float table, ref float result, int stride)
    {
        for (nint row = 0; row < rows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, row * stride), stride);
            target.Clear();
            var bins = boundaries + 1;
            for (var feature = 0; feature < features; feature++)
            {
                var x = Unsafe.Add(ref inputs, (row * inputStride) + feature);
                var own = target.Slice(feature * bins, bins);
                if (float.IsNaN(x))
                    own.Fill(x);
                else
                    own[BinOf(x, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref table, (nint)feature * boundaries), boundaries))] = 1;
            }
        }
    }

    /// <summary>Bytes as numbers, <c>[rows, count]</c>; the padding of rows is 0.</summary>
    /// <param name="rows">The samples.</param>
    /// <param name="count">The bytes of a sample.</param>
    /// <param name="bytes">The bytes, densely packed.</param>
    /// <param name="result">Receives the numbers.</param>
    /// <param name="stride">The floats between rows of the result.</param>
    public static void Convert(int rows, int count, ref byte bytes, ref float result, int stride)
    {
        for (nint row = 0; row < rows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, row * stride), stride);
            TensorPrimitives.ConvertTruncating<byte, float>(
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, row * count), count), target[..count]);
            target[count..].Clear();
        }
    }

    /// <summary>The number of boundaries that are at most x. They are few beside what follows: a product over all bins.</summary>
    private static int BinOf(float x, ReadOnlySpan<float> boundaries)
    {
        var bin = 0;
        foreach (var boundary in boundaries)
            bin += x >= boundary ? 1 : 0;
        return bin;
    }
}
