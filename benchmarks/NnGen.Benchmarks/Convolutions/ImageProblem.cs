using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Convolutions;

/// <summary>The images, labels and first values of <see cref="ImageNetwork"/>; images have one channel, so that its place does not matter.</summary>
internal static class ImageProblem
{
    public const int Size = 28;
    public const int Classes = 10;

    /// <summary>The lines and columns before the dense layers.</summary>
    public const int Features = 5;

    /// <summary>Of a sample: 3x3 convolutions to 26² and 11² pixels, and the dense layers.</summary>
    public static double PredictionOperations { get; } = 2 * ((26.0 * 26 * 9 * 32) + (11.0 * 11 * 9 * 32 * 64) + (1600 * 128) + (128 * 10));

    /// <summary>Forward, the gradient of each kernel, and of each input but the first layer's.</summary>
    public static double TrainingOperations { get; } = (3 * PredictionOperations) - (2 * 26.0 * 26 * 9 * 32);

    /// <summary>Kernels as Keras has them: <c>[h · w · in, out]</c>.</summary>
    public static IReadOnlyList<(string Name, int Inputs, int Outputs)> Layers { get; } =
        [("Conv2D1", 9, 32), ("Conv2D2", 9 * 32, 64), ("Dense1", Features * Features * 64, 128), ("Dense2", 128, Classes)];

    public static float[] Kernel(int layer) => DenseValues.Glorot(Layers[layer].Inputs, Layers[layer].Outputs, seed: layer + 1).Kernel;

    /// <summary>The kernel of a convolution as PyTorch and ONNX have it: <c>[out, in, h, w]</c>.</summary>
    public static float[] ChannelsFirst(int layer)
    {
        var (kernel, channels, filters) = (Kernel(layer), Layers[layer].Inputs / 9, Layers[layer].Outputs);
        var result = new float[kernel.Length];
        for (var i = 0; i < kernel.Length; i++)
        {
            var (element, channel, filter) = (i / filters / channels, i / filters % channels, i % filters);
            result[(((filter * channels) + channel) * 9) + element] = kernel[i];
        }

        return result;
    }

    /// <summary>The kernel of the first dense layer, for features with the channels first.</summary>
    public static float[] FirstDense()
    {
        var (kernel, outputs) = (Kernel(2), Layers[2].Outputs);
        var result = new float[kernel.Length];
        for (var i = 0; i < kernel.Length; i++)
        {
            var (pixel, channel) = (i / outputs / 64, i / outputs % 64);
            result[(((channel * Features * Features) + pixel) * outputs) + (i % outputs)] = kernel[i];
        }

        return result;
    }

    public static DenseBatch Batch(int samples) => new DenseProblem(Size * Size, Classes).Batch(samples);
}
