namespace NnGen.Training.Tests;

/// <summary>Reports about one of several outputs, against numbers counted by hand from the six samples.</summary>
public class ReportTests
{
    private const double Tolerance = 1e-12;
    private const string Outputs = "'Price', 'Kind', 'Urgent', 'Flags'";

    [Fact]
    public void A_confusion_matrix_is_of_the_output_of_several_classes_that_is_named()
    {
        var matrix = ConfusionMatrix.From(ReportTasks.Create(), ReportTasks.Data, output: "Kind");

        Assert.Equal(["question", "offer", "order"], matrix.ClassNames);
        AssertCounts(matrix, [1, 1, 0, 0, 1, 1, 0, 0, 2]);
        Assert.Equal(4.0 / 6, matrix.Accuracy, Tolerance);
    }

    [Theory]
    [InlineData(0.5, new[] { 2, 1, 1, 2 })]
    [InlineData(0.6, new[] { 3, 0, 1, 2 })]
    [InlineData(0.1, new[] { 0, 3, 0, 3 })]
    public void A_confusion_matrix_of_a_binary_output_decides_by_the_threshold(double threshold, int[] counts)
    {
        // Probabilities are 0.73 0.12 0.55 0.88 0.27 0.38.
        var matrix = ConfusionMatrix.From(ReportTasks.Create(), ReportTasks.Data, threshold, "Urgent");

        Assert.Equal(["calm", "urgent"], matrix.ClassNames);
        AssertCounts(matrix, counts);
    }

    [Fact]
    public void A_classification_report_is_of_the_output_of_several_classes_that_is_named()
    {
        var report = ClassificationReport.From(ReportTasks.Create(), ReportTasks.Data, output: "Kind");

        AssertRow(report.Classes[0], "question", precision: 1, recall: 1.0 / 2, f1: 2.0 / 3, support: 2);
        AssertRow(report.Classes[1], "offer", precision: 1.0 / 2, recall: 1.0 / 2, f1: 1.0 / 2, support: 2);
        AssertRow(report.Classes[2], "order", precision: 2.0 / 3, recall: 1, f1: 4.0 / 5, support: 2);
        Assert.Equal(4.0 / 6, report.Accuracy, Tolerance);
    }

    [Fact]
    public void A_classification_report_of_a_binary_output_decides_by_the_threshold()
    {
        var report = ClassificationReport.From(ReportTasks.Create(), ReportTasks.Data, threshold: 0.6, output: "Urgent");

        AssertRow(report.Classes[0], "calm", precision: 3.0 / 4, recall: 1, f1: 6.0 / 7, support: 3);
        AssertRow(report.Classes[1], "urgent", precision: 1, recall: 2.0 / 3, f1: 4.0 / 5, support: 3);
    }

    [Fact]
    public void Curves_are_of_the_binary_output_that_is_named()
    {
        var (model, data) = (ReportTasks.Create(), ReportTasks.Data);

        // Of the nine pairs of an urgent and a calm sample, seven are in order; the ranks are + + - - + -.
        Assert.Equal(7.0 / 9, RocCurve.From(model, data, "Urgent").Area, Tolerance);
        Assert.Equal((1 + 1 + (3.0 / 5)) / 3, PrecisionRecallCurve.From(model, data, "Urgent").AveragePrecision, Tolerance);
        Assert.Equal([1, 2, 2, 1], CalibrationCurve.From(model, data, bins: 4, output: "Urgent").Bins.Select(bin => bin.Count));
        Refused("ReportTasks tells 3 classes apart; the curve is of one yes/no output.", () => RocCurve.From(model, data, "Kind"));
        Refused($"ReportTasks has the outputs {Outputs}", () => CalibrationCurve.From(model, data));
    }

    [Theory]
    [InlineData(null, $"ReportTasks has the outputs {Outputs}, and the report is of one: pass its name as output.")]
    [InlineData("Size", $"The report is of the output 'Size', but ReportTasks has {Outputs}.")]
    [InlineData("Price", "The output 'Price' of ReportTasks does not decide for one class, as do 'Kind', 'Urgent'.")]
    [InlineData("Flags", "The output 'Flags' of ReportTasks does not decide for one class, as do 'Kind', 'Urgent'.")]
    public void An_output_that_there_is_not_or_that_has_no_classes_is_refused(string? output, string message)
    {
        var (model, data) = (ReportTasks.Create(), ReportTasks.Data);

        Refused(message, () => ConfusionMatrix.From(model, data, output: output));
        Refused(message, () => ClassificationReport.From(model, data, output: output));
    }

    [Fact]
    public void The_only_output_of_a_model_has_no_name() => Refused(
        "The report is of the output 'Kind', but Constant has one, which has no name.",
        () => ConfusionMatrix.From(new Constant(), Constant.Data, output: "Kind"));

    [Fact]
    public void Out_of_fold_predictions_are_compared_by_the_output_of_the_metric()
    {
        var fit = new FitOptions { LearningRate = 1e-30 };
        var result = CrossValidation.Run(_ => ReportTasks.Create(), ReportTasks.Data, new CrossValidationOptions { Folds = 3, Fit = fit, Stratified = false });

        Assert.Equal(4.0 / 6, result.OutOfFold(new Accuracy { Output = "Kind" }), Tolerance);
        Assert.Equal(4.0 / 6, result.OutOfFold(new Accuracy { Output = "Urgent" }), Tolerance);
        Assert.Equal(9.0 / 6, result.OutOfFold(new MeanAbsoluteError { Output = "Price" }), Tolerance);
        var refused = Assert.Throws<ArgumentException>(() => result.OutOfFold(new Accuracy()));
        Assert.StartsWith($"ReportTasks has the outputs {Outputs}, and the metric 'accuracy' is of one", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_weights_of_several_outputs_are_refused_with_what_to_use_instead()
    {
        var (model, data, options) = (ReportTasks.Create(), ReportTasks.Data, new FitOptions { ClassWeights = new ClassWeights { [1] = 5 } });
        const string message = $"Class weights are for models of one output, but ReportTasks has {Outputs}: give the dataset sample weights instead";

        foreach (var fit in (Action[])[() => model.Fit(data, options), () => model.Fit(DataStream.FromParts([data]), options)])
        {
            var refused = Assert.Throws<ArgumentException>(fit);
            Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
            Assert.Equal(nameof(FitOptions.ClassWeights), refused.ParamName);
        }
    }

    private static void Refused(string message, Func<object> report)
    {
        var refused = Assert.Throws<ArgumentException>(report);
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal("output", refused.ParamName);
    }

    private static void AssertCounts(ConfusionMatrix matrix, int[] expected) => Assert.Equal(
        expected,
        Enumerable.Range(0, matrix.ClassCount * matrix.ClassCount).Select(cell => matrix[cell / matrix.ClassCount, cell % matrix.ClassCount]));

    private static void AssertRow(ClassificationReportRow row, string name, double precision, double recall, double f1, int support)
    {
        Assert.Equal((name, support), (row.Name, row.Support));
        Assert.Equal(precision, row.Precision, Tolerance);
        Assert.Equal(recall, row.Recall, Tolerance);
        Assert.Equal(f1, row.F1, Tolerance);
    }
}
