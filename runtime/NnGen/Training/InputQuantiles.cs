namespace NnGen;

/// <summary>
/// Exact quantiles of features whose samples come in parts. Numbers are found by their bits, a byte of them in each pass over the parts, the
/// highest first: memory is for counts of bytes alone, never for the samples.
/// </summary>
internal static class InputQuantiles
{
    /// <summary>
    /// The quantiles 1/(n + 1) … n/(n + 1) of each feature, with linear interpolation between the two nearest samples (definition 7 of Hyndman
    /// and Fan, "Sample Quantiles in Statistical Packages" (1996), which is NumPy's default); row-major <c>[features, n]</c>.
    /// </summary>
    /// <param name="parts">Gives the same samples, <c>[N, features]</c> of finite numbers, each time it is called: four times.</param>
    /// <param name="features">The elements of a sample.</param>
    /// <param name="quantiles">n, at least 1.</param>
    /// <exception cref="InvalidOperationException">There is no sample, or the samples are others when they are read again.</exception>
    public static float[] Learn(Func<IEnumerable<Column>> parts, int features, int quantiles)
    {
        var searches = new QuantileSearch[features];
        foreach (ref var search in searches.AsSpan())
            search = new QuantileSearch(quantiles);
        for (var pass = 0; pass < QuantileSearch.Passes; pass++)
        {
            foreach (var part in parts())
                Count(part is Column<float> numbers ? numbers.Values : part.ToSingles(), searches);
            foreach (var search in searches)
                search.EndPass();
        }

        return [.. searches.SelectMany(search => search.Quantiles())];
    }

    private static void Count(ReadOnlySpan<float> inputs, QuantileSearch[] searches)
    {
        for (var feature = 0; feature < searches.Length; feature++)
        {
            var search = searches[feature];
            for (var place = feature; place < inputs.Length; place += searches.Length)
                search.Count(inputs[place]);
        }
    }
}
