using System.Globalization;

namespace NnGen;

/// <summary>
/// How much the samples of each class count in training; classes that are not named count 1. By index or by name:
/// <c>new ClassWeights { [1] = 5 }</c>, <c>new ClassWeights { ["fraud"] = 20 }</c>, <c>ClassWeights.Balanced(training)</c>.
/// </summary>
/// <remarks>
/// As Keras's <c>class_weight</c>: a sample's weight in the loss is multiplied by that of its class. Validation and evaluation are not
/// weighted.
/// </remarks>
public sealed class ClassWeights
{
    private readonly SortedDictionary<int, double> _byIndex = [];
    private readonly SortedDictionary<string, double> _byName = new(StringComparer.Ordinal);

    /// <summary>The weight of a class by its index; 1 when none was given.</summary>
    /// <param name="index">The class; of yes/no targets 0 for no and 1 for yes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or the weight is negative or not finite.</exception>
    public double this[int index]
    {
        get => _byIndex.GetValueOrDefault(index, 1);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            _byIndex[index] = RequireWeight(value);
        }
    }

    /// <summary>The weight of a class by its name in the dataset; 1 when none was given by name.</summary>
    /// <param name="name">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public double this[string name]
    {
        get => _byName.GetValueOrDefault(name, 1);
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            _byName[name] = RequireWeight(value);
        }
    }

    /// <summary>
    /// Weights that make all classes count alike: N / (K · samples of the class), for the K classes that occur. Take them from the training
    /// data alone.
    /// </summary>
    /// <param name="data">Samples with class indices, whole numbers or one-hot targets.</param>
    /// <exception cref="ArgumentException">The targets are no classes, or there are no samples.</exception>
    /// <remarks>scikit-learn's <c>class_weight="balanced"</c>.</remarks>
    public static ClassWeights Balanced(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var classes = data.FindClasses()
            ?? throw new ArgumentException("Class weights need class indices, whole numbers or one-hot targets.", nameof(data));
        if (classes.Length == 0)
            throw new ArgumentException("The dataset has no samples.", nameof(data));
        var counts = new SortedDictionary<int, int>();
        foreach (var index in classes)
            counts[index] = counts.GetValueOrDefault(index) + 1;
        var weights = new ClassWeights();
        foreach (var (index, count) in counts)
            weights[index] = classes.Length / ((double)counts.Count * count);
        return weights;
    }

    /// <summary>The weights: <c>0: 0.525, 1: 10.5</c>.</summary>
    public override string ToString()
    {
        var byIndex = _byIndex.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value:G6}"));
        var byName = _byName.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value:G6}"));
        return string.Join(", ", byIndex.Concat(byName));
    }

    /// <summary>A weight for each class of a model.</summary>
    /// <param name="classCount">How many classes it has; 2 for one yes/no output.</param>
    /// <param name="names">The names of the dataset's classes, or null.</param>
    /// <exception cref="ArgumentException">A weight is of a class that there is not, or one class has two.</exception>
    internal float[] Resolve(int classCount, IReadOnlyList<string>? names)
    {
        var weights = new float[classCount];
        Array.Fill(weights, 1f);
        foreach (var (index, weight) in _byIndex)
        {
            if (index >= classCount)
                throw Refuse($"Class {index} has a weight, but classes are 0 to {classCount - 1}.");
            weights[index] = (float)weight;
        }

        foreach (var (name, weight) in _byName)
        {
            var index = IndexOf(name, names ?? throw Refuse($"Class '{name}' has a weight, but the dataset has no class names."));
            if (index < 0)
                throw Refuse($"Class '{name}' has a weight, but classes are {string.Join(", ", names)}.");
            if (_byIndex.ContainsKey(index))
                throw Refuse($"Class '{name}' has a weight by its name and another by its index {index}.");
            weights[index] = (float)weight;
        }

        return weights;
    }

    private static int IndexOf(string name, IReadOnlyList<string> names)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] == name)
                return index;
        }

        return -1;
    }

    private static ArgumentException Refuse(string message) => new(message, nameof(FitOptions.ClassWeights));

    private static double RequireWeight(double value) =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A class weight is finite and not negative.");
}
