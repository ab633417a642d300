using System.Text.Json;

namespace NnGen.Tests.Training.Metrics;

/// <summary>Every metric against scikit-learn, in batches of 7, over ties, rare and absent classes and weights.</summary>
public class ScikitLearnTests
{
    private const double Tolerance = 2e-6;

    private static readonly Dictionary<string, Func<Average?, Metric>> Averaged = new()
    {
        ["precision"] = average => new Precision { Average = average },
        ["recall"] = average => new Recall { Average = average },
        ["f1"] = average => new F1 { Average = average },
        ["fbeta2"] = average => new FBeta(2) { Average = average },
        ["auc"] = average => new RocAuc { Average = average },
        ["prAuc"] = average => new PrAuc { Average = average },
    };

    private static readonly Dictionary<string, Func<Metric>> Plain = new()
    {
        ["specificity"] = () => new Specificity(),
        ["accuracy"] = () => new Accuracy(),
        ["top2"] = () => new TopKAccuracy(2),
        ["balanced"] = () => new BalancedAccuracy(),
        ["matthews"] = () => new MatthewsCorrelation(),
        ["kappa"] = () => new CohenKappa(),
        ["logLoss"] = () => new LogLoss(),
        ["brier"] = () => new BrierScore(),
        ["mae"] = () => new MeanAbsoluteError(),
        ["mse"] = () => new MeanSquaredError(),
        ["rmse"] = () => new RootMeanSquaredError(),
        ["mape"] = () => new MeanAbsolutePercentageError(),
        ["r2"] = () => new R2(),
        ["coverage"] = () => new QuantileCoverage(),
    };

    public static TheoryData<string> Names => [.. ScikitLearn.Values.Cases.Select(reference => reference.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Metrics_are_those_of_scikit_learn(string name)
    {
        var reference = ScikitLearn.Values.Cases.Single(each => each.Name == name);
        Assert.NotEmpty(reference.Expected);
        foreach (var (key, expected) in reference.Expected)
        {
            var metric = Create(key);
            for (var pass = 0; pass < 2; pass++)
            {
                // The second pass shows that a reset leaves nothing behind.
                metric.Reset();
                Assert.Equal(double.NaN, metric.Value);
                for (var start = 0; start < reference.Count; start += 7)
                    metric.Update(reference.Batch(start, Math.Min(7, reference.Count - start)));
                if (expected.ValueKind == JsonValueKind.Array)
                    Close(key, [.. expected.EnumerateArray().Select(NumberOf)], PerClassOf(metric));
                else
                    Close(key, [NumberOf(expected)], [metric.Value]);
            }
        }
    }

    [Fact]
    public void The_curve_of_true_over_false_positives_is_that_of_scikit_learn()
    {
        var expected = ScikitLearn.Values.Curves;
        var curve = RocCurve.From(expected.Scores, expected.Labels);
        Close("false", expected.FalsePositiveRates, [.. curve.Points.Select(point => point.FalsePositiveRate)]);
        Close("true", expected.TruePositiveRates, [.. curve.Points.Select(point => point.TruePositiveRate)]);
        Close("thresholds", expected.RocThresholds, [.. curve.Points.Skip(1).Select(point => point.Threshold)]);
        Assert.Equal(double.PositiveInfinity, curve.Points[0].Threshold);
        var youden = expected.TruePositiveRates.Zip(expected.FalsePositiveRates, (hit, alarm) => hit - alarm).Max();
        Assert.Equal(youden, curve.Best.TruePositiveRate - curve.Best.FalsePositiveRate, 9);
        var weighted = RocCurve.From(expected.Scores, expected.Labels, expected.Weights);
        Close("false", expected.WeightedFalsePositiveRates, [.. weighted.Points.Select(point => point.FalsePositiveRate)]);
        Close("true", expected.WeightedTruePositiveRates, [.. weighted.Points.Select(point => point.TruePositiveRate)]);
    }

    [Fact]
    public void The_curve_of_precision_over_recall_is_that_of_scikit_learn()
    {
        var expected = ScikitLearn.Values.Curves;
        var curve = PrecisionRecallCurve.From(expected.Scores, expected.Labels);
        Close("precision", expected.Precisions, [.. curve.Points.Select(point => point.Precision)]);
        Close("recall", expected.Recalls, [.. curve.Points.Select(point => point.Recall)]);
        Close("thresholds", expected.PrecisionRecallThresholds, [.. curve.Points.SkipLast(1).Select(point => point.Threshold)]);
        var best = expected.Precisions.Zip(expected.Recalls, (p, r) => p + r == 0 ? 0 : 2 * p * r / (p + r)).Max();
        Assert.Equal(best, curve.Best.F1, 9);
    }

    [Fact]
    public void Calibration_is_that_of_scikit_learn()
    {
        var expected = ScikitLearn.Values.Curves;
        var curve = CalibrationCurve.From(expected.Scores, expected.Labels);
        Close("shares", expected.CalibrationShares, [.. curve.Bins.Select(bin => bin.PositiveShare)]);
        Close("means", expected.CalibrationMeans, [.. curve.Bins.Select(bin => bin.MeanProbability)]);
        Assert.Equal(expected.Labels.Length, curve.Bins.Sum(bin => bin.Count));
    }

    [Fact]
    public void The_classification_report_is_scikit_learns_table()
    {
        var expected = ScikitLearn.Values.Report;
        var matrix = ConfusionMatrix.From(expected.Actual, expected.Predicted, expected.ClassNames);
        Assert.Equal(expected.Text.ReplaceLineEndings(), ClassificationReport.From(matrix).ToString());
        Close("actual", expected.OfActual, Flat(matrix.Normalize(ConfusionShare.OfActual)));
        Close("predicted", expected.OfPredicted, Flat(matrix.Normalize(ConfusionShare.OfPredicted)));
        Close("all", expected.OfAll, Flat(matrix.Normalize(ConfusionShare.OfAll)));
    }

    private static double[] Flat(double[,] matrix) => [.. matrix.Cast<double>()];

    private static Metric Create(string key)
    {
        if (Plain.TryGetValue(key, out var create))
            return create();
        var kind = Averaged.Keys.Where(start => key.StartsWith(start, StringComparison.Ordinal)).MaxBy(start => start.Length)!;
        return Averaged[kind](key[kind.Length..] is { Length: > 0 } average and not "PerClass" ? Enum.Parse<Average>(average) : null);
    }

    private static double NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();

    private static IReadOnlyList<double> PerClassOf(Metric metric) =>
        metric is ClassMetric perClass ? perClass.PerClass : ((ScoreMetric)metric).PerClass;

    private static void Close(string key, IReadOnlyList<double> expected, IReadOnlyList<double> came)
    {
        Assert.Equal(expected.Count, came.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(
                double.IsNaN(expected[i]) ? double.IsNaN(came[i]) : Math.Abs(expected[i] - came[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{key}[{i}]: expected {expected[i]}, but {came[i]} came.");
        }
    }
}
