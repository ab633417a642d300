using System.Runtime.Intrinsics.X86;
using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

public sealed class PanelKernelsTests
{
    private const float Untouched = -7f;

    private delegate void Transpose(ThreadShare share, ref float source, int rows, int columns, ref float destination);

    /// <summary>The ways that this processor can run: two of them use its own instructions.</summary>
    private static readonly Transpose[] Ways =
    [
        PanelKernels.Transpose,
        .. Avx512F.IsSupported ? [Whole<TransposeBlock512>] : Array.Empty<Transpose>(),
        .. Avx.IsSupported ? [Whole<TransposeBlock256>] : Array.Empty<Transpose>(),
        Whole<TransposeBlock128>,
        Whole<TransposeBlockScalar>,
    ];

    private static void Whole<TBlock>(ThreadShare share, ref float source, int rows, int columns, ref float destination)
        where TBlock : struct, ITransposeBlock =>
        PanelKernels.Transpose<TBlock>(share, ref source, new PanelKernels.TransposedRows(rows, 0, rows, columns, columns, 0), ref destination);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [InlineData(32, 32)]
    [InlineData(64, 128)]
    [InlineData(784, 10)]
    [InlineData(10, 64)]
    [InlineData(17, 33)]
    [InlineData(47, 49)]
    [InlineData(5, 100)]
    [InlineData(100, 5)]
    [InlineData(48, 80)]
    public void The_transpose_has_every_element_and_zero_padding_and_nothing_else_is_written(int rows, int columns)
    {
        var from = ParameterLayout.Panels(rows, columns);
        var to = ParameterLayout.Panels(columns, rows);
        var source = new float[from.StorageLength];
        var expected = new float[to.StorageLength];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                source[from.IndexOf((row * columns) + column)] = 1 + (row * columns) + column;
                expected[to.IndexOf((column * rows) + row)] = 1 + (row * columns) + column;
            }
        }
        foreach (var way in Ways)
        {
            var destination = new float[to.StorageLength + 64];
            Array.Fill(destination, Untouched);
            way(ThreadShare.Alone, ref source[0], rows, columns, ref destination[0]);
            Assert.Equal(expected, destination[..to.StorageLength]);
            Assert.All(destination[to.StorageLength..], value => Assert.Equal(Untouched, value));
        }
    }
}
