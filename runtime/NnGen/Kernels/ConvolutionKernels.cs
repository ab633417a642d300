using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

/// <summary>What convolutions of all shapes share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionKernels
{
    /// <summary>
    /// Turns the kernel of a convolution round, so that the gradient of the image is a convolution of the gradient of the result: for each
    /// pixel of the image, the elements of the kernel whose windows it lies in, last first. With strides these differ from pixel to
    /// pixel: the elements whose place is the same modulo the stride are a kernel of their own, one after the other, by line and then by column.
    /// </summary>
    /// <param name="share">What this thread does of it.</param>
    /// <param name="source">The panels of <c>[height · width · channels, filters]</c>.</param>
    /// <param name="height">The kernel's height.</param>
    /// <param name="width">Its width.</param>
    /// <param name="channels">The channels of the image.</param>
    /// <param name="filters">The channels of the result.</param>
    /// <param name="stride">The pixels from one window to the next.</param>
    /// <param name="dilation">The pixels from one element of the window to the next.</param>
    /// <param name="destination">Receives for each such kernel the panels of <c>[elements · filters, channels]</c>.</param>
    public static void Flip(ThreadShare share, ref float source, int height, int width, int channels, int filters, int stride, int dilation, ref float destination)
    {
        for (var line = 0; line < stride; line++)
        {
            for (var column = 0; column < stride; column++)
            {
                var rows = Elements(height, line, stride, dilation) * Elements(width, column, stride, dilation) * filters;
                var row = 0;
                for (var i = height - 1; i >= 0; i--)
                {
                    for (var j = width - 1; j >= 0; j--)
                    {
                        if (i * dilation % stride != line || j * dilation % stride != column)
                            continue;
                        PanelKernels.TransposePart(share, ref source, height * width * channels, ((i * width) + j) * channels, channels, filters, ref destination, rows, row);
                        row += filters;
                    }
                }

                destination = ref Unsafe.Add(ref destination, (nint)rows * ParameterLayout.Pad(channels));
            }
        }
    }

    /// <summary>The same for a kernel of groups of channels, which lie one after the other.</summary>
    /// <param name="share">What this thread does of it.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="source">For each group the panels of <c>[height · width · channels, filters]</c>.</param>
    /// <param name="height">The kernel's height.</param>
    /// <param name="width">Its width.</param>
    /// <param name="channels">The channels of the image in a group.</param>
    /// <param name="filters">The channels of the result in a group.</param>
    /// <param name="stride">The pixels from one window to the next.</param>
    /// <param name="dilation">The pixels from one element of the window to the next.</param>
    /// <param name="destination">Receives for each group what <see cref="Flip(ThreadShare, ref float, int, int, int, int, int, int, ref float)"/> gives.</param>
    public static void Flip(
        ThreadShare share, int groups, ref float source, int height, int width, int channels, int filters, int stride, int dilation, ref float destination)
    {
        var (sourceLength, destinationLength) =
            ((nint)height * width * channels * ParameterLayout.Pad(filters), (nint)height * width * filters * ParameterLayout.Pad(channels));
        for (nint group = 0; group < groups; group++)
        {
            Flip(
                share, ref Unsafe.Add(ref source, group * sourceLength), height, width, channels, filters, stride, dilation,
                ref Unsafe.Add(ref destination, group * destinationLength));
        }
    }

    /// <summary>Writes the first elements of a vector alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(Vector512<float> vector, ref float destination, int count)
    {
        if (count >= 8)
        {
            vector.GetLower().StoreUnsafe(ref destination);
            StorePart(vector.GetUpper(), ref Unsafe.Add(ref destination, 8), count - 8);
        }
        else
        {
            StorePart(vector.GetLower(), ref destination, count);
        }
    }

    /// <inheritdoc cref="StorePart(Vector512{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(Vector256<float> vector, ref float destination, int count)
    {
        if (count >= 4)
        {
            vector.GetLower().StoreUnsafe(ref destination);
            StorePart(vector.GetUpper(), ref Unsafe.Add(ref destination, 4), count - 4);
        }
        else
        {
            StorePart(vector.GetLower(), ref destination, count);
        }
    }

    /// <inheritdoc cref="StorePart(Vector512{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(Vector128<float> vector, ref float destination, int count)
    {
        if (count > 0)
            destination = vector.ToScalar();
        if (count > 1)
            Unsafe.Add(ref destination, 1) = vector.GetElement(1);
        if (count > 2)
            Unsafe.Add(ref destination, 2) = vector.GetElement(2);
    }

    /// <summary>Reads the first elements of a vector alone; the others are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadPart512(ref float source, int count) => count >= 8
        ? Vector512.Create(Vector256.LoadUnsafe(ref source), LoadPart256(ref Unsafe.Add(ref source, 8), count - 8))
        : Vector512.Create(LoadPart256(ref source, count), Vector256<float>.Zero);

    /// <inheritdoc cref="LoadPart512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadPart256(ref float source, int count) => count >= 4
        ? Vector256.Create(Vector128.LoadUnsafe(ref source), LoadPart128(ref Unsafe.Add(ref source, 4), count - 4))
        : Vector256.Create(LoadPart128(ref source, count), Vector128<float>.Zero);

    /// <inheritdoc cref="LoadPart512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadPart128(ref float source, int count) => count switch
    {
        0 => Vector128<float>.Zero,
        1 => Vector128.CreateScalar(source),
        2 => Vector128.Create(source, Unsafe.Add(ref source, 1), 0f, 0f),
        _ => Vector128.Create(source, Unsafe.Add(ref source, 1), Unsafe.Add(ref source, 2), 0f),
    };

    private static int Elements(int length, int place, int stride, int dilation)
    {
        var elements = 0;
        for (var i = 0; i < length; i++)
            elements += i * dilation % stride == place ? 1 : 0;
        return elements;
    }
}
