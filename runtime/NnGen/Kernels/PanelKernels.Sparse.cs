using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

/// <content>For products of rows that are mostly zeros.</content>
public static partial class PanelKernels
{
    private const int BitsOfWord = 64;

    /// <summary>Says which numbers are not 0, NaN among them: bit i % 64 of word i / 64 for number i.</summary>
    /// <param name="count">How many numbers; no others are read.</param>
    /// <param name="numbers">The first number.</param>
    /// <param name="words">Receives the bits; 64 numbers a word, the last word may have fewer.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void NonZeros(int count, ref float numbers, Span<ulong> words)
    {
        for (var word = 0; word < words.Length; word++)
            words[word] = NonZeros(ref Unsafe.Add(ref numbers, word * BitsOfWord), Math.Min(BitsOfWord, count - (word * BitsOfWord)));
    }

    /// <summary>Bits of at most 64 numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NonZeros(ref float numbers, nint count)
    {
        var bits = 0UL;
        nint done = 0;
        if (VectorWidth.Is512)
        {
            for (; done <= count - Vector512<float>.Count; done += Vector512<float>.Count)
                bits |= (~Vector512.Equals(Vector512.LoadUnsafe(ref numbers, (nuint)done), Vector512<float>.Zero)).ExtractMostSignificantBits() << (int)done;
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; done <= count - Vector256<float>.Count; done += Vector256<float>.Count)
                bits |= (ulong)(~Vector256.Equals(Vector256.LoadUnsafe(ref numbers, (nuint)done), Vector256<float>.Zero)).ExtractMostSignificantBits() << (int)done;
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; done <= count - Vector128<float>.Count; done += Vector128<float>.Count)
                bits |= (ulong)(~Vector128.Equals(Vector128.LoadUnsafe(ref numbers, (nuint)done), Vector128<float>.Zero)).ExtractMostSignificantBits() << (int)done;
        }

        for (; done < count; done++)
        {
            if (Unsafe.Add(ref numbers, done) != 0)
                bits |= 1UL << (int)done;
        }

        return bits;
    }
}
