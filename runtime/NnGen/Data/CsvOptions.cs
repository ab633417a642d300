namespace NnGen;

/// <summary>How <see cref="Dataset.FromCsv(string, CsvOptions)"/> reads a table.</summary>
public sealed class CsvOptions
{
    /// <summary>The names of the target columns; by default the last column. Several make a target of several numbers.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The name of the one target column; the same as <see cref="Targets"/> with one name.</summary>
    public string? Target
    {
        get => Targets is [var only] ? only : null;
        init => Targets = value is null ? [] : [value];
    }

    /// <summary>The names of columns to leave out: identifiers, text.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

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
    /// text in ordinal order; whole numbers from 0 are indices already; other numbers in ascending order. Give the classes when
    /// training and test data are separate files, of which one might lack a class.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <exception cref="ArgumentException">Options contradict each other or make no sense.</exception>
    internal void Validate()
    {
        if (Delimiter is '"' or '\r' or '\n' or '\0')
            throw new ArgumentException($"U+{(int)Delimiter:X4} cannot stand between fields.", nameof(Delimiter));
        if (Targets.Count > 1 && (TargetIsClass == true || ClassNames is not null))
            throw new ArgumentException("A class is one target column; several targets are numbers.", nameof(Targets));
        if (ClassNames is null)
            return;
        if (TargetIsClass == false)
            throw new ArgumentException("Class names came, but TargetIsClass is false.", nameof(ClassNames));
        if (ClassNames.Distinct(StringComparer.Ordinal).Count() != ClassNames.Count)
            throw new ArgumentException("Two classes have the same name.", nameof(ClassNames));
    }
}
