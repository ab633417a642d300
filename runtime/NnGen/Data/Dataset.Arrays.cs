namespace NnGen;

public sealed partial class Dataset
{
    private const string InputName = "Input";
    private const string TargetName = "Target";
    private const string WeightName = "SampleWeight";

    /// <summary>A dataset with numbers as targets; the arrays are copied.</summary>
    /// <param name="inputs">The samples, row-major <c>[N, inputWidth]</c>.</param>
    /// <param name="inputWidth">The number of elements of one sample.</param>
    /// <param name="targets">The targets, row-major <c>[N, targetWidth]</c>.</param>
    /// <param name="targetWidth">The number of targets of one sample.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    /// <exception cref="ArgumentException">A length does not fit; says what was expected and what came.</exception>
    public static Dataset FromArrays(
        float[] inputs, int inputWidth, float[] targets, int targetWidth = 1, float[]? sampleWeights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var count = CountOf(inputs, inputWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetWidth);
        RequireLength(targets.Length, count, targetWidth, "targets", nameof(targets));
        return Assemble(
            new Column<float>(InputName, inputs, [inputWidth]), new Column<float>(TargetName, targets, [targetWidth]), sampleWeights);
    }

    /// <summary>A dataset with class indices as targets; the arrays are copied.</summary>
    /// <param name="inputs">The samples, row-major <c>[N, inputWidth]</c>.</param>
    /// <param name="inputWidth">The number of elements of one sample.</param>
    /// <param name="labels">A class index per sample, <c>[N]</c>.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    /// <param name="classNames">The names of the classes in the order of their indices, or null.</param>
    /// <exception cref="ArgumentException">A length does not fit; says what was expected and what came.</exception>
    public static Dataset FromArrays(
        float[] inputs, int inputWidth, int[] labels, float[]? sampleWeights = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var count = CountOf(inputs, inputWidth);
        RequireLength(labels.Length, count, 1, "labels", nameof(labels));
        return Assemble(
            new Column<float>(InputName, inputs, [inputWidth]), new Column<int>(TargetName, labels, classNames: classNames),
            sampleWeights);
    }

    /// <summary>A dataset of bytes, such as pixels, with class indices as targets; the arrays are copied.</summary>
    /// <param name="inputs">The samples, row-major <c>[N, inputWidth]</c>; a model whose input is bytes takes them as they are.</param>
    /// <param name="inputWidth">The number of elements of one sample.</param>
    /// <param name="labels">A class index per sample, <c>[N]</c>.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    /// <param name="classNames">The names of the classes in the order of their indices, or null.</param>
    /// <exception cref="ArgumentException">A length does not fit; says what was expected and what came.</exception>
    public static Dataset FromArrays(
        byte[] inputs, int inputWidth, int[] labels, float[]? sampleWeights = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var count = CountOf(inputs, inputWidth);
        RequireLength(labels.Length, count, 1, "labels", nameof(labels));
        return Assemble(
            new Column<byte>(InputName, inputs, [inputWidth]), new Column<int>(TargetName, labels, classNames: classNames),
            sampleWeights);
    }

    /// <inheritdoc cref="FromArrays(float[], int, float[], int, float[])"/>
    /// <param name="inputs">The samples, <c>[N, width]</c>.</param>
    /// <param name="targets">A target per sample, <c>[N]</c>.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    public static Dataset FromArrays(float[,] inputs, float[] targets, float[]? sampleWeights = null) =>
        FromArrays(Flatten<float>(inputs), WidthOf(inputs), targets, 1, sampleWeights);

    /// <inheritdoc cref="FromArrays(float[], int, float[], int, float[])"/>
    /// <param name="inputs">The samples, <c>[N, width]</c>.</param>
    /// <param name="targets">The targets, <c>[N, target width]</c>.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    public static Dataset FromArrays(float[,] inputs, float[,] targets, float[]? sampleWeights = null) =>
        FromArrays(Flatten<float>(inputs), WidthOf(inputs), Flatten<float>(targets), WidthOf(targets), sampleWeights);

    /// <inheritdoc cref="FromArrays(float[], int, int[], float[], IReadOnlyList{string})"/>
    /// <param name="inputs">The samples, <c>[N, width]</c>.</param>
    /// <param name="labels">A class index per sample, <c>[N]</c>.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    /// <param name="classNames">The names of the classes in the order of their indices, or null.</param>
    public static Dataset FromArrays(
        float[,] inputs, int[] labels, float[]? sampleWeights = null, IReadOnlyList<string>? classNames = null) =>
        FromArrays(Flatten<float>(inputs), WidthOf(inputs), labels, sampleWeights, classNames);

    /// <inheritdoc cref="FromArrays(float[], int, float[], int, float[])"/>
    /// <param name="inputs">The samples, <c>[N, width]</c>; rounded to float.</param>
    /// <param name="targets">A target per sample, <c>[N]</c>; rounded to float.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    public static Dataset FromArrays(double[,] inputs, double[] targets, float[]? sampleWeights = null) =>
        FromArrays(Round(inputs), WidthOf(inputs), Array.ConvertAll(targets, value => (float)value), 1, sampleWeights);

    /// <inheritdoc cref="FromArrays(float[], int, float[], int, float[])"/>
    /// <param name="inputs">The samples, <c>[N, width]</c>; rounded to float.</param>
    /// <param name="targets">The targets, <c>[N, target width]</c>; rounded to float.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    public static Dataset FromArrays(double[,] inputs, double[,] targets, float[]? sampleWeights = null) =>
        FromArrays(Round(inputs), WidthOf(inputs), Round(targets), WidthOf(targets), sampleWeights);

    /// <inheritdoc cref="FromArrays(float[], int, int[], float[], IReadOnlyList{string})"/>
    /// <param name="inputs">The samples, <c>[N, width]</c>; rounded to float.</param>
    /// <param name="labels">A class index per sample, <c>[N]</c>.</param>
    /// <param name="sampleWeights">A weight per sample, or null for 1 each.</param>
    /// <param name="classNames">The names of the classes in the order of their indices, or null.</param>
    public static Dataset FromArrays(
        double[,] inputs, int[] labels, float[]? sampleWeights = null, IReadOnlyList<string>? classNames = null) =>
        FromArrays(Round(inputs), WidthOf(inputs), labels, sampleWeights, classNames);

    private static Dataset Assemble(Column inputs, Column target, float[]? sampleWeights)
    {
        if (sampleWeights is null)
            return new Dataset([inputs], target);
        RequireLength(sampleWeights.Length, inputs.Count, 1, "sample weights", nameof(sampleWeights));
        return new Dataset([inputs], target, new Column<float>(WeightName, sampleWeights));
    }

    private static int CountOf(Array inputs, int inputWidth)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputWidth);
        var (count, rest) = Math.DivRem(inputs.Length, inputWidth);
        return rest == 0
            ? count
            : throw new ArgumentException(
                $"The inputs are a whole number of samples of {inputWidth} values, but {inputs.Length} values came.", nameof(inputs));
    }

    private static void RequireLength(int length, int count, int width, string what, string argument)
    {
        var expected = (long)count * width;
        if (length != expected)
        {
            throw new ArgumentException(
                $"{count} samples take {expected} {what} ({width} a sample), but {length} came.", argument);
        }
    }

    private static int WidthOf(Array matrix) => matrix.GetLength(1);

    private static T[] Flatten<T>(T[,] matrix)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var flat = new T[matrix.Length];
        for (int row = 0, next = 0; row < matrix.GetLength(0); row++)
        {
            for (var column = 0; column < matrix.GetLength(1); column++)
                flat[next++] = matrix[row, column];
        }

        return flat;
    }

    private static float[] Round(double[,] matrix) => Array.ConvertAll(Flatten<double>(matrix), value => (float)value);
}
