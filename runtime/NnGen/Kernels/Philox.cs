using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Generated;

/// <summary>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011): random numbers as a
/// function of a counter, so that they depend neither on threads nor on the order of evaluation.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Philox
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint KeyIncrement0 = 0x9E3779B9; // the golden ratio
    internal const uint KeyIncrement1 = 0xBB67AE85; // √3 − 1

    /// <summary>Four random words. Element <c>e</c> of a stream at a step is lane <c>e % 4</c> of block <c>e / 4</c>.</summary>
    /// <param name="seed">The key, low word first.</param>
    /// <param name="stream">Who asks: a layer, a parameter.</param>
    /// <param name="step">When: the number of the batch.</param>
    /// <param name="block">Which four elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Block(ulong seed, uint stream, ulong step, uint block) =>
        Permute(Vector128.Create(block, stream, (uint)step, (uint)(step >> 32)), (uint)seed, (uint)(seed >> 32));

    /// <summary>The bare function from a counter and a key to four random words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<uint> Permute(Vector128<uint> counter, uint key0, uint key1)
    {
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3]);
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
            c3 = (uint)product0;
            key0 += KeyIncrement0;
            key1 += KeyIncrement1;
        }
        return Vector128.Create(c0, c1, c2, c3);
    }
}
