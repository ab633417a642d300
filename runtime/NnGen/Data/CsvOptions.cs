namespace NnGen;

/// <summary>How <see cref="Dataset.FromCsv(string, CsvOptions)"/> reads a table.</summary>
/// <remarks>
/// The kind of a feature is inferred: a column of numbers is one input, a column of texts one input for each different text (one-hot, in
/// ordinal order, called <c>Housing=rent</c>). A column that mixes both is refused, unless <see cref="Categories"/> names it.
/// </remarks>
public sealed class CsvOptions
{
    // What pandas takes for missing by default.
    private static readonly string[] s_missingTexts =
    [
        "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None",
        "n/a", "nan", "null",
    ];

    /// <summary>The names of the target columns; by default the last column. Several make a target of several numbers.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The name of the one target column; the same as <see cref="Targets"/> with one name.</summary>
    public string? Target
    {
        get => Targets is [var only] ? only : null;
        init => Targets = value is null ? [] : [value];
    }

    /// <summary>The names of columns to leave out: identifiers, free text.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The names of columns whose values are categories although they are numbers, or numbers among texts: post codes.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>
    /// The most categories of a column, default 100: one with more is likely an identifier and is refused, so that it does not become
    /// thousands of inputs unseen.
    /// </summary>
    public int MaxCategories { get; init; } = 100;

    /// <summary>What becomes of missing values; default <see cref="MissingValues.Refuse"/>.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>
    /// Whether each feature that lacks values gets one more input after it, <c>Income=missing</c>: 1 where the value is missing, otherwise
    /// 0. That it is missing often says something.
    /// </summary>
    public bool MissingIndicators { get; init; }

    /// <summary>The texts that stand for a missing value; by default those of pandas: nothing, <c>NA</c>, <c>NaN</c>, <c>null</c>, ….</summary>
    public IReadOnlyList<string> MissingTexts { get; init; } = s_missingTexts;

    /// <summary>The name of the column of sample weights, or null when there is none.</summary>
    public string? SampleWeight { get; init; }

    /// <summary>What stands between fields; default a comma.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the first line holds the names; if not, columns are called <c>Column1</c>, <c>Column2</c>, …</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// Whether the target is a class: true makes class indices of numbers too, false refuses text, and null (the default)
    /// makes class indices of text and leaves numbers as they are.
    /// </summary>
    public bool? TargetIsClass { get; init; }

    /// <summary>
    /// The classes in the order of their indices, as they stand in the file; any other is refused. By default the classes found:
    /// text in ordinal order; whole numbers from 0 are indices already; other numbers in ascending order. Give the classes, or read
    /// the second file with the <see cref="CsvSchema"/> of the first, when training and test data are separate files, of which one
    /// might lack a class.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <exception cref="ArgumentException">Options contradict each other or make no sense.</exception>
    internal void Validate()
    {
        if (Delimiter is '"' or '\r' or '\n' or '\0')
            throw new ArgumentException($"U+{(int)Delimiter:X4} cannot stand between fields.", nameof(Delimiter));
        if (Targets.Count > 1 && (TargetIsClass == true || ClassNames is not null))
            throw new ArgumentException("A class is one target column; several targets are numbers.", nameof(Targets));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCategories, 1, nameof(MaxCategories));
        if (!Enum.IsDefined(Missing))
            throw new ArgumentOutOfRangeException(nameof(Missing), Missing, "This is no way to treat missing values.");
        if (ClassNames is null)
            return;
        if (TargetIsClass == false)
            throw new ArgumentException("Class names came, but TargetIsClass is false.", nameof(ClassNames));
        if (ClassNames.Distinct(StringComparer.Ordinal).Count() != ClassNames.Count)
            throw new ArgumentException("Two classes have the same name.", nameof(ClassNames));
    }
}
