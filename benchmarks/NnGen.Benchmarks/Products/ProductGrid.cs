using System.Diagnostics;
using NnGen.Benchmarks.Measuring;
using NnGen.Generated;

namespace NnGen.Benchmarks.Products;

/// <summary>How near the emitted products are to the peak, for shapes from tiny to wide and batches that tiles divide or do not.</summary>
internal static class ProductGrid
{
    private const int Rounds = 9;
    private static readonly int[] s_batches = [1, 2, 3, 7, 16, 31, 32, 33, 128, 512];
    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(1.5);

    /// <summary>Prints a table for each product; columns of matrices count as the whole vectors that they take.</summary>
    public static void Run()
    {
        Console.WriteLine("Percent of the FMA peak, measured between the lines; medians.");
        Print("Forward, [N, in] · [in, out]", kernels => (kernels.Forward, kernels.Inputs, kernels.Outputs));
        Print("Gradient of the input, [N, out] · [out, in]", kernels => (kernels.InputGradient, kernels.Outputs, kernels.Inputs));
        PrintHeader("Gradient of the kernel, [N, in]ᵀ · [N, out]");
        foreach (var kernels in ProductKernels.All)
        {
            PrintLine(kernels, batch =>
            {
                var (input, gradient, result) = (Rows(batch, kernels.Inputs), Rows(batch, kernels.Outputs), Panels(kernels.Inputs, kernels.Outputs));
                return (Operations(batch, kernels.Inputs, kernels.Outputs), count =>
                {
                    for (; count > 0; count--)
                        kernels.KernelGradient(ThreadShare.Alone, batch, ref input.First, ref gradient.First, false, ref result.First);
                });
            });
        }
    }

    private static void Print(string title, Func<ProductKernels, (ProductKernels.Product Run, int Inner, int Columns)> choose)
    {
        PrintHeader(title);
        foreach (var kernels in ProductKernels.All)
        {
            var (run, inner, columns) = choose(kernels);
            PrintLine(kernels, batch =>
            {
                var (input, panels, result) = (Rows(batch, inner), Panels(inner, columns), Rows(batch, columns));
                return (Operations(batch, inner, columns), count =>
                {
                    for (; count > 0; count--)
                        run(ThreadShare.Alone.Product(batch), ref input.First, ref panels.First, ref result.First);
                });
            });
        }
    }

    private static void PrintHeader(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine($"{"in x out \\ N",-12}" + string.Concat(s_batches.Select(batch => $"{batch,6}")));
    }

    private static void PrintLine(ProductKernels kernels, Func<int, (double Operations, Action<int> Run)> prepare)
    {
        Console.Write($"{$"{kernels.Inputs}x{kernels.Outputs}",-12}");
        var products = s_batches.Select(prepare).ToList();
        var percents = products.Select(_ => new List<double>()).ToList();
        var counts = products.Select(product => CountFor(product.Run)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var peak = FmaPeak.Measure();
            for (var i = 0; i < products.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                products[i].Run(counts[i]);
                percents[i].Add(100 * products[i].Operations * counts[i] / Stopwatch.GetElapsedTime(start).TotalSeconds / peak);
            }
        }

        Console.WriteLine(string.Concat(percents.Select(percent => $"{Statistics.Median(percent),6:F0}")));
    }

    private static int CountFor(Action<int> run)
    {
        run(50);
        for (var count = 1; ; count *= 2)
        {
            var start = Stopwatch.GetTimestamp();
            run(count);
            if (Stopwatch.GetElapsedTime(start) >= s_time)
                return count;
        }
    }

    private static double Operations(int rows, int inner, int columns) => 2.0 * rows * inner * Pad(columns);

    private static int Pad(int count) => (count + 15) / 16 * 16;

    /// <summary>From a row of the workspace to the next, as the generator lays them out (<c>Storage.RowStride</c>).</summary>
    private static int RowStride(int count) => Pad(count) >= 256 && Pad(count) % 128 == 0 ? Pad(count) + 16 : Pad(count);

    private static Matrix Rows(int rows, int columns) => Numbers(rows, RowStride(columns));

    private static Matrix Panels(int inner, int columns) => Numbers(inner, Pad(columns));

    /// <summary>A matrix of small numbers whose rows are padded, at a cache line.</summary>
    private static Matrix Numbers(int rows, int stride)
    {
        var random = new Random(1);
        var matrix = new Matrix(rows * stride);
        for (var i = 0; i < rows * stride; i++)
            matrix.At(i) = random.NextSingle() - 0.5f;
        return matrix;
    }

    private sealed class Matrix(int length)
    {
        private readonly float[] _values = GC.AllocateArray<float>(length + 32, pinned: true);

        public ref float First => ref At(0);

        // Arrays on the pinned heap start 16 bytes behind a line.
        public ref float At(int index) => ref _values[index + Offset];

        private int Offset => (int)((64 - (System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) % 64)) % 64 / sizeof(float));
    }
}
