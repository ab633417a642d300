using NnGen.Generated;

namespace NnGen;

/// <summary>Learns statistics of input features that a model declares (<see cref="NormalizationAttribute"/>, <see cref="DiscretizationAttribute"/>).</summary>
internal static class InputStatistics
{
    /// <summary>Sets every declared statistic that nobody has set yet.</summary>
    /// <param name="core">The model.</param>
    /// <param name="samples">The samples; bytes count as the numbers that they are.</param>
    /// <param name="inputSize">The number of elements of one sample; a multiple of each statistic's width.</param>
    public static void Learn(ModelCore core, Column samples, int inputSize) => Learn(core, () => [samples], inputSize);

    /// <summary>Sets every declared statistic that nobody has set yet, from samples that come in parts.</summary>
    /// <param name="core">The model.</param>
    /// <param name="parts">Gives the same samples each time it is called, bytes count as numbers; not called when there is nothing to learn.</param>
    /// <param name="inputSize">The number of elements of one sample; a multiple of each statistic's width.</param>
    public static void Learn(ModelCore core, Func<IEnumerable<Column>> parts, int inputSize)
    {
        var means = new Dictionary<int, double[]>();
        foreach (var info in core.Info.Parameters)
        {
            if (info.Statistic == InputStatistic.None)
                continue;
            var parameter = core.Parameters[info.Name];
            if (parameter.IsSet)
                continue;
            if (info.Statistic == InputStatistic.Quantiles)
            {
                parameter.CopyFrom(InputQuantiles.Learn(parts, parameter.Shape[0], parameter.Shape[1]));
                continue;
            }

            if (inputSize % parameter.Count != 0)
            {
                throw new InvalidOperationException(
                    $"{info.Name} has {parameter.Count} elements, which do not divide the {inputSize} of an input sample.");
            }

            if (!means.TryGetValue(parameter.Count, out var mean))
                means.Add(parameter.Count, mean = Mean(parts(), parameter.Count));
            var values = info.Statistic == InputStatistic.Mean ? mean : Variance(parts(), mean);
            parameter.CopyFrom(Array.ConvertAll(values, value => (float)value));
        }
    }

    /// <summary>The mean per feature, features repeating with the given period.</summary>
    public static double[] Mean(IEnumerable<Column> parts, int width)
    {
        var sums = new double[width];
        var rows = 0L;
        foreach (var part in parts)
        {
            ReadOnlySpan<float> inputs = part is Column<float> numbers ? numbers.Values : part.ToSingles();
            rows += inputs.Length / width;
            for (var start = 0; start < inputs.Length; start += width)
            {
                var row = inputs.Slice(start, width);
                for (var feature = 0; feature < row.Length; feature++)
                    sums[feature] += row[feature];
            }
        }

        return Divide(sums, rows);
    }

    /// <summary>The population variance per feature: a second pass, because Σx² − (Σx)² loses digits when the mean is large.</summary>
    public static double[] Variance(IEnumerable<Column> parts, double[] mean)
    {
        var sums = new double[mean.Length];
        var rows = 0L;
        foreach (var part in parts)
        {
            ReadOnlySpan<float> inputs = part is Column<float> numbers ? numbers.Values : part.ToSingles();
            rows += inputs.Length / mean.Length;
            for (var start = 0; start < inputs.Length; start += sums.Length)
            {
                var row = inputs.Slice(start, sums.Length);
                for (var feature = 0; feature < row.Length; feature++)
                {
                    var deviation = row[feature] - mean[feature];
                    sums[feature] += deviation * deviation;
                }
            }
        }

        return Divide(sums, rows);
    }

    private static double[] Divide(double[] sums, long count)
    {
        foreach (ref var sum in sums.AsSpan())
            sum /= count;
        return sums;
    }
}
