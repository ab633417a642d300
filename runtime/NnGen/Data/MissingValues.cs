namespace NnGen;

/// <summary>What becomes of values that a table lacks.</summary>
public enum MissingValues
{
    /// <summary>The table is refused, with the line and the column.</summary>
    Refuse,

    /// <summary>Samples that lack a value are left out.</summary>
    DropSamples,

    /// <summary>
    /// A number becomes NaN, which only models take whose first layer knows missing values; a category becomes zeros alone.
    /// </summary>
    Keep,

    /// <summary>A number becomes the mean of the column's other numbers; a category becomes zeros alone.</summary>
    Mean,

    /// <summary>A number becomes the median of the column's other numbers; a category becomes zeros alone.</summary>
    Median,
}
