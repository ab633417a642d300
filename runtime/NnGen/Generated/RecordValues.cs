using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace NnGen.Generated;

/// <summary>What typed models make of the properties of records, and of their own outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordValues
{
    /// <summary>A number that must be there.</summary>
    /// <exception cref="ArgumentException">It is NaN or infinite.</exception>
    public static float Finite(float value, string property) => float.IsFinite(value) ? value : throw NotFinite(value, property);

    /// <summary>Writes a number that may be missing: its value and 0, or NaN and 1.</summary>
    /// <exception cref="ArgumentException">It is NaN or infinite.</exception>
    public static void Write(Span<float> features, float? value, string property)
    {
        features[0] = value is { } number ? Finite(number, property) : float.NaN;
        features[1] = value is null ? 1 : 0;
    }

    /// <summary>Writes a bool that may be missing: 0 or 1 and 0, or 0 and 1.</summary>
    public static void Write(Span<float> features, bool? value)
    {
        features[0] = value is true ? 1 : 0;
        features[1] = value is null ? 1 : 0;
    }

    /// <summary>Writes 1 at one place and 0 at the others.</summary>
    public static void WriteOneHot(Span<float> features, int index)
    {
        features.Clear();
        features[index] = 1;
    }

    /// <summary>The place of the largest output.</summary>
    /// <exception cref="InvalidOperationException">An output is NaN.</exception>
    public static int IndexOfLargest(ReadOnlySpan<float> outputs)
    {
        var largest = Decision.LargestOf(outputs);
        return largest >= 0 ? largest : throw NotANumber();
    }

    /// <summary>Whether a probability is more than a half.</summary>
    /// <exception cref="InvalidOperationException">It is NaN.</exception>
    public static bool IsYes(float probability) =>
        float.IsNaN(probability) ? throw NotANumber() : probability > Decision.ProbabilityThreshold;

    /// <summary>The exception for a value that is no member of its enum.</summary>
    public static ArgumentException UnknownMember(string type, object value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{value} is no member of {type}."));

    /// <summary>Checks that there is a target for each sample.</summary>
    /// <exception cref="ArgumentException">There is not.</exception>
    public static void RequireCounts(
        int samples, int others, [CallerArgumentExpression(nameof(others))] string argument = "")
    {
        if (samples != others)
            throw new ArgumentException($"For {samples} samples, {samples} of each were expected, but {argument} is {others}.");
    }

    /// <summary>A dataset whose target are classes.</summary>
    public static Dataset CreateDataset(string name, float[] features, string[] featureNames, int[] labels, string[] classNames) =>
        new([Features(name, features, featureNames)], new Column<int>("Target", labels, [], 1, classNames: classNames));

    /// <summary>A dataset whose targets are numbers.</summary>
    public static Dataset CreateDataset(string name, float[] features, string[] featureNames, float[] targets, string[] targetNames)
    {
        var width = targetNames.Length;
        return new(
            [Features(name, features, featureNames)],
            width == 1 ? new Column<float>(targetNames[0], targets, [], 1) : new Column<float>("Targets", targets, [width], width, targetNames));
    }

    private static Column<float> Features(string name, float[] features, string[] names) => new(name, features, [names.Length], names.Length, names);

    private static ArgumentException NotFinite(float value, string property) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{property} is {value}, but a finite number is needed; a missing feature is null."));

    private static InvalidOperationException NotANumber() => new("The model predicts NaN: its parameters are not finite.");
}
