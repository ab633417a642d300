using NnGen.Generated;

namespace NnGen;

/// <summary>Learns the mean and variance of input features that a model declares (<see cref="NormalizationAttribute"/>).</summary>
internal static class InputStatistics
{
    /// <summary>Sets every declared statistic that nobody has set yet.</summary>
    /// <param name="core">The model.</param>
    /// <param name="samples">The samples; bytes count as the numbers that they are.</param>
    /// <param name="inputSize">The number of elements of one sample; a multiple of each statistic's width.</param>
    public static void Learn(ModelCore core, Column samples, int inputSize)
    {
        var unset = core.Info.Parameters.Where(info => info.Statistic != InputStatistic.None && !core.Parameters[info.Name].IsSet).ToList();
        if (unset.Count == 0)
            return;
        var inputs = samples is Column<float> numbers ? numbers.Values : samples.ToSingles();
        foreach (var info in unset)
        {
            var parameter = core.Parameters[info.Name];
            if (inputSize % parameter.Count != 0)
            {
                throw new InvalidOperationException(
                    $"{info.Name} has {parameter.Count} elements, which do not divide the {inputSize} of an input sample.");
            }

            var mean = Mean(inputs, parameter.Count);
            var values = info.Statistic == InputStatistic.Mean ? mean : Variance(inputs, mean);
            parameter.CopyFrom(Array.ConvertAll(values, value => (float)value));
        }
    }

    /// <summary>The mean per feature, features repeating with the given period.</summary>
    public static double[] Mean(ReadOnlySpan<float> inputs, int width)
    {
        var sums = new double[width];
        for (var start = 0; start < inputs.Length; start += width)
        {
            var row = inputs.Slice(start, width);
            for (var feature = 0; feature < row.Length; feature++)
                sums[feature] += row[feature];
        }

        return Divide(sums, inputs.Length / width);
    }

    /// <summary>The population variance per feature: a second pass, because Σx² − (Σx)² loses digits when the mean is large.</summary>
    public static double[] Variance(ReadOnlySpan<float> inputs, double[] mean)
    {
        var sums = new double[mean.Length];
        for (var start = 0; start < inputs.Length; start += sums.Length)
        {
            var row = inputs.Slice(start, sums.Length);
            for (var feature = 0; feature < row.Length; feature++)
            {
                var deviation = row[feature] - mean[feature];
                sums[feature] += deviation * deviation;
            }
        }

        return Divide(sums, inputs.Length / sums.Length);
    }

    private static double[] Divide(double[] sums, int count)
    {
        foreach (ref var sum in sums.AsSpan())
            sum /= count;
        return sums;
    }
}
