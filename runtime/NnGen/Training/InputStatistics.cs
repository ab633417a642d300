using NnGen.Generated;

namespace NnGen;

/// <summary>Learns statistics of input features that a model declares (<see cref="NormalizationAttribute"/>, <see cref="DiscretizationAttribute"/>).</summary>
internal static class InputStatistics
{
    /// <summary>Sets every declared statistic that nobody has set yet.</summary>
    /// <param name="core">The model.</param>
    /// <param name="samples">The samples; bytes count as the numbers that they are.</param>
    /// <param name="inputSize">The number of elements of one sample; a multiple of each statistic's width.</param>
    /// <param name="input">Which of the model's inputs they are.</param>
    public static void Learn(ModelCore core, Column samples, int inputSize, int input = 0) => Learn(core, () => [samples], inputSize, input);

    /// <summary>Sets every declared statistic that nobody has set yet, from samples that come in parts.</summary>
    /// <param name="core">The model.</param>
    /// <param name="parts">Gives the same samples each time it is called, bytes count as numbers; not called when there is nothing to learn.</param>
    /// <param name="inputSize">The number of elements of one sample; a multiple of each statistic's width.</param>
    /// <param name="input">Which of the model's inputs they are.</param>
    public static void Learn(ModelCore core, Func<IEnumerable<Column>> parts, int inputSize, int input = 0)
    {
        var means = new Dictionary<int, double[]>();
        foreach (var info in core.Info.Parameters)
        {
            if (info.Statistic == InputStatistic.None || info.StatisticInput != input)
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
            var learnt = Array.ConvertAll(values, value => (float)value);
            parameter.CopyFrom(info.StatisticElements is { } elements ? Replace(parameter, elements, learnt) : learnt);
        }
    }

    /// <summary>The mean per feature of the values that are not missing (NaN), features repeating with the given period; 0 without any.</summary>
    public static double[] Mean(IEnumerable<Column> parts, int width)
    {
        var sums = new double[width];
        var counts = new long[width];
        foreach (var part in parts)
        {
            ReadOnlySpan<float> inputs = part is Column<float> numbers ? numbers.Values : part.ToSingles();
            for (var start = 0; start < inputs.Length; start += width)
            {
                var row = inputs.Slice(start, width);
                for (var feature = 0; feature < row.Length; feature++)
                {
                    if (float.IsNaN(row[feature]))
                        continue;
                    sums[feature] += row[feature];
                    counts[feature]++;
                }
            }
        }

        return Divide(sums, counts, ofNone: 0);
    }

    /// <summary>
    /// The population variance per feature, 1 without any value: a second pass, because Σx² − (Σx)² loses digits when the mean is large.
    /// </summary>
    public static double[] Variance(IEnumerable<Column> parts, double[] mean)
    {
        var sums = new double[mean.Length];
        var counts = new long[mean.Length];
        foreach (var part in parts)
        {
            ReadOnlySpan<float> inputs = part is Column<float> numbers ? numbers.Values : part.ToSingles();
            for (var start = 0; start < inputs.Length; start += sums.Length)
            {
                var row = inputs.Slice(start, sums.Length);
                for (var feature = 0; feature < row.Length; feature++)
                {
                    if (float.IsNaN(row[feature]))
                        continue;
                    var deviation = row[feature] - mean[feature];
                    sums[feature] += deviation * deviation;
                    counts[feature]++;
                }
            }
        }

        return Divide(sums, counts, ofNone: 1);
    }

    /// <summary>The values of a statistic with some elements replaced by what was learnt.</summary>
    private static float[] Replace(Parameter parameter, int[] elements, float[] learnt)
    {
        var values = new float[parameter.Count];
        parameter.CopyTo(values);
        foreach (var element in elements)
            values[element] = learnt[element];
        return values;
    }

    private static double[] Divide(double[] sums, long[] counts, double ofNone)
    {
        for (var feature = 0; feature < sums.Length; feature++)
            sums[feature] = counts[feature] == 0 ? ofNone : sums[feature] / counts[feature];
        return sums;
    }
}
