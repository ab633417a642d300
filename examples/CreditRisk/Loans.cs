namespace CreditRisk;

/// <summary>The loans, as numbers that a network learns from.</summary>
internal static class Loans
{
    // From 0 to tens of thousands, most of them small: their logarithms spread evenly.
    private static readonly string[] s_skewed = ["Seniority", "Expenses", "Income", "Assets", "Debt", "Amount", "Price"];

    /// <summary>Reads the table: categories one-hot, a missing number as the median, and an input of its own that says so.</summary>
    /// <remarks>
    /// The medians are those of the whole table, held-out loans included; they depend on them hardly. Where that matters, split the text,
    /// and read both parts with the <see cref="CsvSchema"/> of the first.
    /// </remarks>
    public static Dataset Read(string path)
    {
        var table = Dataset.FromCsv(path, new CsvOptions
        {
            Target = "Status",
            // The second class is the one whose probability the model says.
            ClassNames = ["good", "bad"],
            Missing = MissingValues.Median,
            MissingIndicators = true,
        });
        return WithLogarithms(table);
    }

    // x → ln(1 + x) of the skewed columns.
    private static Dataset WithLogarithms(Dataset table)
    {
        var names = table.FeatureNames;
        var values = new float[table.Count * names.Count];
        for (var sample = 0; sample < table.Count; sample++)
        {
            var row = values.AsSpan(sample * names.Count, names.Count);
            table.InputsOf(sample).CopyTo(row);
            for (var feature = 0; feature < row.Length; feature++)
            {
                if (s_skewed.Contains(names[feature]))
                    row[feature] = float.LogP1(row[feature]);
            }
        }

        return new Dataset([new Column<float>("loan", values, [names.Count], names)], table.Target);
    }
}
