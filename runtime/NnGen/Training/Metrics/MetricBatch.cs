namespace NnGen;

/// <summary>One batch of predictions and what is right, as metrics see them.</summary>
/// <remarks>
/// Three kinds of models come to metrics in two shapes. One class of several (<see cref="IsMultiClass"/>): predictions are a
/// probability per class, what is right is a class index a sample or a number per class. Otherwise each output stands for itself,
/// a number or the probability of a yes, and what is right is a number per output.
/// </remarks>
public readonly ref struct MetricBatch
{
    /// <summary>Predictions and class indices.</summary>
    /// <param name="predictions">A probability per class, <c>[N, C]</c>, or the probability of class 1, <c>[N]</c>.</param>
    /// <param name="labels">The class of each sample, <c>[N]</c>: 0 to C − 1, or 0 and 1.</param>
    /// <param name="sampleWeights">A weight per sample, <c>[N]</c>, or empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or a class index is out of range.</exception>
    public MetricBatch(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        Predictions = predictions;
        Labels = labels;
        SampleWeights = sampleWeights;
        Count = labels.Length;
        Width = Count == 0 ? 1 : predictions.Length / Count;
        if (Width == 0 || predictions.Length != Width * Count)
            throw new ArgumentException($"{predictions.Length} predictions are not a whole number for each of {Count} labels.", nameof(predictions));
        TargetWidth = 1;
        HasLabels = true;
        IsMultiClass = Width > 1;
        RequireWeights();
        var classes = Math.Max(2, Width);
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)classes)
                throw new ArgumentException($"Class {label} is not one of 0 to {classes - 1}.", nameof(labels));
        }
    }

    /// <summary>Predictions and numbers: yes/no targets of 0 and 1, or numbers to predict.</summary>
    /// <param name="predictions">The predictions, <c>[N, width]</c>.</param>
    /// <param name="targets">The targets, <c>[N, width]</c>.</param>
    /// <param name="width">The predictions of a sample, and its targets.</param>
    /// <param name="sampleWeights">A weight per sample, <c>[N]</c>, or empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public MetricBatch(
        ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int width = 1, ReadOnlySpan<float> sampleWeights = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (predictions.Length != targets.Length || predictions.Length % width != 0)
        {
            throw new ArgumentException(
                $"{predictions.Length} predictions and {targets.Length} targets are not as many, or not {width} a sample.", nameof(targets));
        }

        Predictions = predictions;
        Targets = targets;
        SampleWeights = sampleWeights;
        Count = predictions.Length / width;
        Width = TargetWidth = width;
        RequireWeights();
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; internal init; }

    /// <summary>The predictions of one sample.</summary>
    public int Width { get; internal init; }

    /// <summary>The targets of one sample; 1 for class indices.</summary>
    public int TargetWidth { get; internal init; }

    /// <summary>Whether a sample is of one class of <see cref="Width"/>; if not, each output stands for itself.</summary>
    public bool IsMultiClass { get; internal init; }

    /// <summary>
    /// The predictions, <c>[N, Width]</c>: probabilities of a model that decides for classes (never logits), otherwise what the
    /// model says.
    /// </summary>
    public ReadOnlySpan<float> Predictions { get; internal init; }

    /// <summary>Whether targets are class indices rather than numbers.</summary>
    public bool HasLabels { get; internal init; }

    /// <summary>The targets as numbers, <c>[N, TargetWidth]</c>; empty when they are class indices.</summary>
    public ReadOnlySpan<float> Targets { get; internal init; }

    /// <summary>The targets as class indices, <c>[N]</c>; empty when they are numbers.</summary>
    public ReadOnlySpan<int> Labels { get; internal init; }

    /// <summary>A weight per sample, <c>[N]</c>, or empty for 1 each.</summary>
    public ReadOnlySpan<float> SampleWeights { get; internal init; }

    /// <summary>Above which number an output says yes: ½, or 0 for logits and margins.</summary>
    internal float DecisionThreshold { get; init; } = Decision.ProbabilityThreshold;

    /// <summary>Whether the model predicts numbers, so that outputs decide nothing; unknown in batches made by hand.</summary>
    internal bool AreNumbers { get; init; }

    /// <summary>The weight of a sample; 1 without weights.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> − 1.</param>
    public double WeightOf(int sample) => SampleWeights.IsEmpty ? 1 : SampleWeights[sample];

    /// <summary>What an output should have been: the target, or for class indices 1 for the sample's class and 0 for others.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> − 1.</param>
    /// <param name="output">From 0 to <see cref="Width"/> − 1.</param>
    public float TargetOf(int sample, int output) =>
        !HasLabels ? Targets[(sample * TargetWidth) + output]
        : Width == 1 ? Labels[sample]
        : Labels[sample] == output ? 1 : 0;

    /// <summary>The class of a sample: its index, the largest of its targets, or 1 for a target above ½ of a single output.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> − 1.</param>
    public int ClassOf(int sample) =>
        HasLabels ? Labels[sample]
        : Width == 1 ? (Targets[sample] > Decision.ProbabilityThreshold ? 1 : 0)
        : Decision.LargestOf(Targets.Slice(sample * TargetWidth, TargetWidth));

    /// <summary>The predictions of one sample.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> − 1.</param>
    public ReadOnlySpan<float> PredictionsOf(int sample) => Predictions.Slice(sample * Width, Width);

    /// <summary>Refuses a batch without a target for each output.</summary>
    /// <exception cref="ArgumentException">There are fewer or more targets than outputs.</exception>
    internal void RequireTargetPerOutput(string metric)
    {
        if (!HasLabels && TargetWidth != Width)
            throw new ArgumentException($"{metric} compares each output with its target, but there are {Width} outputs and {TargetWidth} targets a sample.");
    }

    /// <summary>Refuses a batch of a model that predicts numbers, or without a target for each output.</summary>
    /// <exception cref="ArgumentException">The batch is such.</exception>
    internal void RequireDecisions(string metric)
    {
        if (AreNumbers)
            throw new ArgumentException($"{metric} is about decisions for classes, but the model predicts numbers.");
        RequireTargetPerOutput(metric);
    }

    private void RequireWeights()
    {
        if (!SampleWeights.IsEmpty && SampleWeights.Length != Count)
            throw new ArgumentException($"{Count} samples take as many weights, but {SampleWeights.Length} came.", "sampleWeights");
    }
}
