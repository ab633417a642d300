using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>Refuses batches whose sizes or class indices do not fit a model; allocates only to complain.</summary>
internal static class BatchChecks
{
    /// <summary>The number of samples of a batch.</summary>
    /// <exception cref="ArgumentException">A size does not fit, or a class index is out of range.</exception>
    public static int CountSamples(ModelInfo info, scoped in TrainingBatch batch, ReadOnlySpan<float> outputs)
    {
        var loss = info.Loss ?? throw new InvalidOperationException("The model declares no loss, so it can only predict.");
        var inputSize = Product(info.InputShape);
        var elements = batch.InputBytes.Length / info.InputType.Size();
        var (samples, rest) = Math.DivRem(elements, inputSize);
        if (rest != 0 || samples == 0)
        {
            throw new ArgumentException(
                $"Expected inputs of one or more whole samples of {inputSize} elements, but got {elements} elements.", nameof(batch));
        }

        CheckTokens(info, batch.InputBytes);

        if (loss.ClassIndices)
        {
            Require("labels", samples, batch.Labels.Length, samples);
            CheckClasses(batch.Labels, loss.ClassCount(Product(info.OutputShape)));
        }
        else
        {
            Require("targets", (long)samples * loss.TargetWidth, batch.Targets.Length, samples);
        }

        if (!batch.SampleWeights.IsEmpty)
        {
            Require("sample weights", samples, batch.SampleWeights.Length, samples);
        }

        if (!outputs.IsEmpty)
        {
            Require("outputs", (long)samples * Product(info.OutputShape), outputs.Length, samples);
        }

        return samples;
    }

    /// <summary>Refuses tokens that no embedding has a row for.</summary>
    /// <exception cref="ArgumentException">A token is negative or too large; names the sample and the place in it.</exception>
    public static void CheckTokens(ModelInfo info, ReadOnlySpan<byte> inputBytes)
    {
        if (info.TokenLimit == 0 || inputBytes.IsEmpty)
        {
            return;
        }

        var tokens = MemoryMarshal.Cast<byte, int>(inputBytes);
        if (!AreBelow(tokens, info.TokenLimit))
        {
            ThrowTokens(info, tokens);
        }
    }

    private static void ThrowTokens(ModelInfo info, ReadOnlySpan<int> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)info.TokenLimit)
            {
                var (sample, place) = Math.DivRem(i, Product(info.InputShape));
                throw new ArgumentException($"Sample {sample}, element {place}: {tokens[i]} is not one of 0 to {info.TokenLimit - 1}.");
            }
        }
    }

    private static void Require(string what, long expected, int actual, int samples)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"Expected {expected} {what} for {samples} samples, but got {actual}.");
        }
    }

    private static void CheckClasses(ReadOnlySpan<int> labels, int classes)
    {
        if (AreBelow(labels, classes))
        {
            return;
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException($"Sample {i} has class {labels[i]}, but classes are {ClassesText(classes)}.");
            }
        }
    }

    /// <summary>The class indices that there are, in words.</summary>
    public static string ClassesText(int classes) =>
        classes == int.MaxValue ? "0 or more" : string.Create(CultureInfo.InvariantCulture, $"0 to {classes - 1}");

    /// <summary>Whether all numbers are 0 or more and below a limit.</summary>
    /// <remarks>A plain loop: the code of TensorPrimitives is long, and the first step would wait until it is compiled.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AreBelow(ReadOnlySpan<int> numbers, int limit)
    {
        foreach (var number in numbers)
        {
            if ((uint)number >= (uint)limit)
            {
                return false;
            }
        }

        return true;
    }

    private static int Product(int[] shape)
    {
        var product = 1;
        foreach (var dimension in shape)
        {
            product *= dimension;
        }

        return product;
    }
}
