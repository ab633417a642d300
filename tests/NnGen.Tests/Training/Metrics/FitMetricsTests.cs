using NnGen.Generated;

namespace NnGen.Tests.Training.Metrics;

public class FitMetricsTests
{
    private static readonly Dataset Decisions = Dataset.FromArrays([0.3f, -0.3f, 2, -2, 1, -1], 1, [1, 0, 1, 1, 0, 0f]);

    [Fact]
    public void The_metrics_of_the_options_replace_those_of_the_task_and_have_keras_names()
    {
        var options = new FitOptions { Metrics = [new Accuracy(), new Precision(), new RocAuc()], ValidationSplit = 0.5, Epochs = 2 };
        var history = Trainer.Fit(new LinearModel(1, 1, LinearModel.BinaryFused), Decisions, options);
        Assert.Equal(
            ["loss", "accuracy", "precision", "val_loss", "val_accuracy", "val_precision", "val_auc"], history.Names);
        Assert.Empty(Trainer.Fit(new LinearModel(1, 1, LinearModel.BinaryFused), Decisions, new FitOptions { Metrics = [] }).Epochs[0].Metrics);
    }

    [Fact]
    public void Costly_metrics_come_over_training_batches_when_asked_for_but_not_between_steps()
    {
        var reports = new Reports();
        var options = new FitOptions { Metrics = [new Recall(), new RocAuc { OnTraining = true }], BatchSize = 2, Progress = reports };
        var history = Trainer.Fit(new LinearModel(1, 1, LinearModel.BinaryFused), Decisions, options);
        Assert.Equal(["loss", "recall", "auc"], history.Names);
        Assert.Equal([false, false, false, true], reports.All.Select(report => report.Metrics.ContainsKey("auc")));
        Assert.All(reports.All, report => Assert.True(report.Metrics.ContainsKey("recall")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Metrics_see_probabilities_whatever_the_head_in_training_and_evaluation(bool fused)
    {
        // A learning rate that changes nothing: training sees what evaluation sees.
        var model = new LinearModel(1, 1, fused ? LinearModel.BinaryFused : LinearModel.BinaryLogits, learningRate: 1e-12f);
        model.Parameters[0].CopyFrom([1]);
        Metric[] metrics = [new LogLoss(), new Recall { Threshold = 0.7 }, new Accuracy()];
        var evaluated = Trainer.Evaluate(model, Decisions, 4, metrics);
        var trained = Trainer.Fit(model, Decisions, new FitOptions { Metrics = metrics, BatchSize = 4 });
        // No regularisation, no weights: the loss is the log loss. The logit of 0.7 is 0.85, so only 2 of the 3 is a yes.
        Assert.Equal(evaluated.Loss, evaluated["log_loss"], 1e-6);
        Assert.Equal(1.0 / 3, evaluated["recall"], 9);
        foreach (var metric in metrics)
            Assert.Equal(evaluated[metric.Name], trained[metric.Name][0], 6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Softmax_is_taken_where_the_head_has_none(bool fused)
    {
        var model = new LinearModel(1, 3, LinearModel.Classes with { HeadIsFused = fused }, learningRate: 1e-12f);
        model.Parameters[0].CopyFrom([1, 200, -3]);
        var data = Dataset.FromArrays([0.3f, -0.3f, 2, -2], 1, new[] { 1, 0, 2, 2 });
        Metric[] metrics = [new BrierScore(), new RocAuc { OnTraining = true }];
        var evaluated = Trainer.Evaluate(model, data, 3, metrics);
        var trained = Trainer.Fit(model, data, new FitOptions { Metrics = metrics });
        Assert.InRange(evaluated["brier_score"], 0, 2);
        Assert.Equal(evaluated["brier_score"], trained["brier_score"][0], 6);
        Assert.Equal(evaluated["auc"], trained["auc"][0], 12);
    }

    [Fact]
    public void Given_metrics_are_patterns_and_stay_as_they_are()
    {
        var auc = new RocAuc { Name = "area", Weighted = true };
        var result = Trainer.Evaluate(new LinearModel(1, 1, LinearModel.BinaryFused), Decisions, metrics: [auc]);
        Assert.Equal(0.5, result["area"]);
        Assert.Equal(double.NaN, auc.Value);
    }

    [Fact]
    public void Sample_weights_count_where_a_metric_says_so()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        var data = Dataset.FromArrays([0f, 0f], 1, [1f, 3f], 1, [3, 1]);
        Metric[] metrics = [new MeanAbsoluteError(), new MeanAbsoluteError { Name = "weighted_mae", Weighted = true }];
        var result = Trainer.Evaluate(model, data, metrics: metrics);
        Assert.Equal((2, 1.5), (result["mae"], result["weighted_mae"]));
    }

    [Fact]
    public void A_metric_of_ones_own_is_gathered_like_any_other()
    {
        var data = Dataset.FromArrays([0f, 0, 0], 1, [1f, -3, 2]);
        var options = new FitOptions { Metrics = [new LargestError(), new MeanAbsoluteError()], BatchSize = 2, ValidationData = data };
        var history = Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError, learningRate: 1e-9f), data, options);
        Assert.Equal(3, history["largest_error"][0], 5);
        Assert.Equal(3, history["val_largest_error"][0], 5);
    }

    [Fact]
    public void Metrics_that_do_not_fit_the_model_are_refused_before_anything_is_trained()
    {
        Refused(LinearModel.SquaredError, [new Precision()], "Precision is about decisions for classes");
        Refused(LinearModel.SquaredError, [new RocAuc()], "RocAuc is about decisions for classes");
        Refused(LinearModel.SquaredError, [new Accuracy()], "Accuracy is about decisions for classes");
        Refused(LinearModel.BinaryFused, [new TopKAccuracy()], "several classes");
        Refused(LinearModel.BinaryFused, [new Precision { ClassIndex = 2 }], "classes are 0 to 1");
        Refused(LinearModel.BinaryFused, [new Precision(), new Precision { Threshold = 0.7 }], "'precision'");
        Refused(LinearModel.BinaryFused, [new Precision { Name = "loss" }], "'loss'");
        Refused(LinearModel.BinaryFused, [new Accuracy { Output = "Kind" }], "has one, which has no name");
    }

    [Fact]
    public void A_metric_that_is_called_like_a_number_of_validation_is_refused()
    {
        var options = new FitOptions { Metrics = [new Accuracy { Name = "val_loss" }], ValidationData = Decisions };
        var refused = Assert.Throws<ArgumentException>(() => Trainer.Fit(new LinearModel(1, 1, LinearModel.BinaryFused), Decisions, options));
        Assert.StartsWith("Two numbers of this fit would be called 'val_loss'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Price", "price")]
    [InlineData("UnitPrice", "unit_price")]
    [InlineData("Output2", "output2")]
    [InlineData("HTTPStatus", "http_status")]
    [InlineData("Unit_Price", "unit_price")]
    [InlineData("price", "price")]
    public void Names_of_outputs_become_those_of_logs(string name, string expected) => Assert.Equal(expected, LogNames.Of(name));

    [Fact]
    public void A_metric_that_gives_itself_for_a_copy_is_refused()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        Assert.Throws<InvalidOperationException>(() => Trainer.Evaluate(model, Decisions, metrics: [new SharedMetric()]));
    }

    [Fact]
    public void Steps_allocate_nothing_with_metrics_that_keep_no_scores()
    {
        var numbers = Enumerable.Range(0, 2000).Select(i => i / 1000f).ToArray();
        var data = Dataset.FromArrays(numbers, 1, Array.ConvertAll(numbers, number => number > 1 ? 1f : 0));
        Metric[] metrics =
        [
            new Accuracy(), new BinaryAccuracy(0.4), new Precision(), new Recall(), new F1(), new Specificity(), new BalancedAccuracy(),
            new MatthewsCorrelation(), new CohenKappa(), new LogLoss(), new BrierScore(),
        ];
        long Allocated(int epochs)
        {
            var model = new LinearModel(1, 1, LinearModel.BinaryFused);
            var options = new FitOptions { BatchSize = 4, Epochs = epochs, Metrics = metrics };
            var before = GC.GetAllocatedBytesForCurrentThread();
            Trainer.Fit(model, data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The least of a few runs: what the runtime itself allocates at times, when it compiles code anew, is none of ours.
        long Least(int epochs) => Enumerable.Range(0, 4).Min(_ => Allocated(epochs));

        // An epoch of 500 steps allocates its result and no more.
        Assert.InRange(Least(2) - Least(1), 0, 2000);
    }

    private static void Refused(LossInfo loss, IReadOnlyList<Metric> metrics, string message)
    {
        var model = new LinearModel(1, 1, loss);
        var data = Dataset.FromArrays([0.3f, -0.3f], 1, [1, 0f]);
        var error = Assert.Throws<ArgumentException>(() => Trainer.Fit(model, data, new FitOptions { Metrics = metrics }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.Core.Step);
        Assert.Throws<ArgumentException>(() => Trainer.Evaluate(model, data, metrics: metrics));
    }

    private sealed class LargestError : Metric
    {
        private double _largest;

        public override double Value => _largest;

        protected override string DefaultName => "largest_error";

        public override void Reset() => _largest = 0;

        public override void Update(scoped in MetricBatch batch)
        {
            for (var sample = 0; sample < batch.Count; sample++)
                _largest = Math.Max(_largest, Math.Abs(batch.Predictions[sample] - batch.TargetOf(sample, 0)));
        }

        protected override Metric CreateEmpty() => new LargestError();
    }

    private sealed class SharedMetric : Metric
    {
        public override double Value => 0;

        protected override string DefaultName => "shared";

        public override void Reset()
        {
        }

        public override void Update(scoped in MetricBatch batch)
        {
        }

        protected override Metric CreateEmpty() => this;
    }
}
