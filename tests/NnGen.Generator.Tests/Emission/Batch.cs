extern alias runtime;

using runtime::NnGen;
using TrainingBatch = runtime::NnGen.Generated.TrainingBatch;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A batch in arrays; those that a loss does not take are empty.</summary>
internal sealed record Batch(int Samples, float[] Inputs, float[] Targets, int[] Labels, float[] SampleWeights)
{
    /// <summary>The smallest vocabulary of any case.</summary>
    private const int FewestTokens = 5;

    /// <summary>A random batch that fits a model: features around 0, targets between 0 and 1, class indices.</summary>
    /// <param name="model">The model.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="weighted">Whether samples have weights.</param>
    public static Batch Random(ModelUnderTest model, int samples, Random random, bool weighted = false)
    {
        var loss = model.Trainable.Core.Info.Loss!;
        return new Batch(
            samples,
            RandomInputs(model, samples, random),
            loss.ClassIndices ? [] : Numbers(samples * loss.TargetWidth, random, 0, 1),
            loss.ClassIndices ? [.. Enumerable.Range(0, samples).Select(_ => random.Next(model.Model.OutputSize))] : [],
            weighted ? Numbers(samples, random, 0, 2) : []);
    }

    /// <summary>Random inputs of the model's element type, as numbers: tokens are less than <see cref="FewestTokens"/>.</summary>
    public static float[] RandomInputs(ModelUnderTest model, int samples, Random random) => model.Model switch
    {
        IModel<int> => [.. Enumerable.Range(0, samples * model.Model.InputSize).Select(_ => (float)random.Next(FewestTokens))],
        IModel<byte> => [.. Enumerable.Range(0, samples * model.Model.InputSize).Select(_ => (float)random.Next(256))],
        _ => Numbers(samples * model.Model.InputSize, random, -1.5f, 1.5f),
    };

    /// <summary>Random numbers between two bounds.</summary>
    public static float[] Numbers(int count, Random random, float from, float to) =>
        [.. Enumerable.Range(0, count).Select(_ => from + ((to - from) * random.NextSingle()))];

    /// <summary>The batch as the model takes it.</summary>
    public TrainingBatch ToTrainingBatch(ModelUnderTest model) =>
        new() { InputBytes = model.InputBytes(Inputs), Targets = Targets, Labels = Labels, SampleWeights = SampleWeights };

    /// <summary>Some consecutive samples of this batch.</summary>
    public Batch Slice(int first, int count) =>
        new(count, Part(Inputs, first, count), Part(Targets, first, count), Part(Labels, first, count), Part(SampleWeights, first, count));

    private T[] Part<T>(T[] all, int first, int count)
    {
        var width = all.Length / Samples;
        return all[(first * width)..((first + count) * width)];
    }
}
