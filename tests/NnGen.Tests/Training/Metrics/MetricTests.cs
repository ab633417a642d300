using NnGen.Generated;

namespace NnGen.Tests.Training.Metrics;

public class MetricTests
{
    [Fact]
    public void Accuracy_takes_the_first_of_equal_outputs_and_counts_nan_as_wrong()
    {
        var metric = new Accuracy();
        metric.Update(new([1, 1, 0, 2, float.NaN, 0, 0, float.NaN], [0, 1, 0, 0]));
        Assert.Equal(0.5, metric.Value);
        metric.Update(new([3, 2], [0]));
        Assert.Equal(0.6, metric.Value, 12);
        metric.Reset();
        metric.Update(new([3, 2], [1]));
        Assert.Equal(0, metric.Value);
    }

    [Fact]
    public void Accuracy_reads_one_hot_targets()
    {
        var metric = new Accuracy();
        metric.Update(new MetricBatch([0, 1, 2, 5, 1, 1], [0, 0, 1, 0, 1, 0f], 3) with { IsMultiClass = true });
        Assert.Equal(0.5, metric.Value);
    }

    [Fact]
    public void Accuracy_of_decisions_is_over_samples_and_outputs_with_the_threshold_exclusive()
    {
        var probabilities = new Accuracy();
        probabilities.Update(new([0.5f, 0.51f, 0.49f, float.NaN], [0, 1, 1, 0f]));
        Assert.Equal(0.5, probabilities.Value);
        var logits = new Accuracy();
        logits.Update(new MetricBatch([0.1f, -0.1f, 0.4f, 0], [1, 0, 0, 0f]) with { DecisionThreshold = 0 });
        Assert.Equal(0.75, logits.Value);
        var cautious = new BinaryAccuracy(0.75);
        cautious.Update(new([0.7f, 0.8f, 0.75f, 0.2f], [0, 1, 1, 0f]));
        Assert.Equal(0.75, cautious.Value);
    }

    [Fact]
    public void Top_1_is_accuracy_also_with_ties()
    {
        float[] outputs = [1, 1, 0, 2, 2, 2, 0, 3, 3];
        var (top, accuracy) = (new TopKAccuracy(1), new Accuracy());
        top.Update(new(outputs, [0, 1, 1]));
        accuracy.Update(new(outputs, [0, 1, 1]));
        Assert.Equal(2.0 / 3, accuracy.Value, 12);
        Assert.Equal(accuracy.Value, top.Value);
        top.Reset();
        top.Update(new([1, float.NaN], [0]));
        Assert.Equal(0, top.Value);
    }

    [Fact]
    public void A_prediction_that_is_not_a_number_makes_other_metrics_nan()
    {
        Metric[] metrics =
        [
            new Precision(), new Recall(), new F1(), new FBeta(0.5), new Specificity(), new BalancedAccuracy(), new MatthewsCorrelation(),
            new CohenKappa(), new RocAuc(), new PrAuc(), new LogLoss(), new BrierScore(), new MeanAbsoluteError(), new MeanSquaredError(),
            new RootMeanSquaredError(), new MeanAbsolutePercentageError(), new R2(), new QuantileCoverage(),
        ];
        foreach (var metric in metrics)
        {
            metric.Update(new([0.2f, float.NaN, 0.7f, 0.9f], [0, 1, 1, 0]));
            Assert.True(double.IsNaN(metric.Value), metric.Name);
            metric.Reset();
            metric.Update(new([0.2f, 0.1f, 0.7f, 0.9f], [0, 1, 1, 0]));
            Assert.True(double.IsFinite(metric.Value), metric.Name);
        }
    }

    [Fact]
    public void The_threshold_is_exclusive_and_may_be_chosen()
    {
        float[] scores = [0.2f, 0.4f, 0.6f, 0.8f];
        var recall = new Recall { Threshold = 0.4 };
        recall.Update(new(scores, [0, 1, 1, 1]));
        Assert.Equal(2.0 / 3, recall.Value, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recall { Threshold = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryAccuracy(double.NaN));
    }

    [Fact]
    public void One_class_is_looked_at_by_its_index_and_has_a_name_of_its_own()
    {
        float[] outputs = [0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f];
        var metric = new Precision { ClassIndex = 0 };
        metric.Update(new(outputs, [0, 1, 1]));
        Assert.Equal(0.5, metric.Value);
        Assert.Equal([0.5, 1], metric.PerClass);
        Assert.Equal("precision_0", metric.Name);
        Assert.Equal("specific", new Precision { ClassIndex = 0, Name = "specific" }.Name);
        Assert.Throws<ArgumentException>(() => new Precision { ClassIndex = 2 }.Update(new(outputs, [0, 1, 1])));
        Assert.Throws<ArgumentException>(() => new RocAuc { ClassIndex = 2 }.Update(new(outputs, [0, 1, 1])));
    }

    [Fact]
    public void Weights_that_begin_with_a_later_batch_are_1_before()
    {
        var (mixed, explicitly) = (new RocAuc(), new RocAuc());
        mixed.Update(new([0.3f, 0.6f, 0.4f], [0, 1, 1]));
        mixed.Update(new([0.5f, 0.2f], [0, 1], [3, 0.5f]));
        mixed.Update(new([0.7f], [1]));
        explicitly.Update(new([0.3f, 0.6f, 0.4f, 0.5f, 0.2f, 0.7f], [0, 1, 1, 0, 1, 1], [1, 1, 1, 3, 0.5f, 1]));
        Assert.Equal(explicitly.Value, mixed.Value, 12);
        Assert.Throws<ArgumentException>(() =>
        {
            mixed.Update(new([0.5f], [0], [-1]));
            return mixed.Value;
        });
    }

    [Fact]
    public void Coverage_looks_at_one_of_several_quantiles_and_at_intervals()
    {
        // Two samples with the quantiles 0.1, 0.5, 0.9 of one target.
        var batch = new MetricBatch { Predictions = [1, 2, 3, 4, 5, 6f], Targets = [2.5f, 7], Count = 2, Width = 3, TargetWidth = 1 };
        var (upper, middle, interval) = (new QuantileCoverage(2), new QuantileCoverage(1), new IntervalCoverage(0, 2));
        upper.Update(batch);
        middle.Update(batch);
        interval.Update(batch);
        Assert.Equal((0.5, 0, 0.5), (upper.Value, middle.Value, interval.Value));
    }

    [Fact]
    public void Batches_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Accuracy().Update(new([1, 2, 3], [0, 1])));
        Assert.Throws<ArgumentException>(() => new Accuracy().Update(new([1, 2], [0, 2])));
        Assert.Throws<ArgumentException>(() => new Accuracy().Update(new([1, 2], [0, 1f, 1])));
        Assert.Throws<ArgumentException>(() => new Accuracy().Update(new([1, 2], [0, 1], [1])));
        Assert.Throws<ArgumentException>(() => new CohenKappa().Update(new([1, 2], [0, 1f], 2)));
        Assert.Throws<ArgumentException>(() => new TopKAccuracy().Update(new([1, 2], [0, 1f])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Binary_decisions_are_the_same_for_logits_and_probabilities(bool fused)
    {
        var model = new LinearModel(1, 1, fused ? LinearModel.BinaryFused : LinearModel.BinaryLogits, learningRate: 1e-9f);
        model.Parameters[0].CopyFrom([1]);
        // 0.3 is a yes as a logit; as a probability it would be a no. 3 of 4 are right.
        var data = Dataset.FromArrays([0.3f, -0.3f, 2, -2], 1, [1, 0, 1, 1f]);
        Assert.Equal(0.75, Trainer.Evaluate(model, data).Accuracy);
        Assert.Equal(0.75, Trainer.Fit(model, data)["accuracy"][0]);
        var matrix = ConfusionMatrix.From(model, data);
        Assert.Equal((1, 0, 1, 2), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
        // The logit of 0.6 is 0.405: now only 2 is a yes.
        Assert.Equal(1, ConfusionMatrix.From(model, data, threshold: 0.6)[1, 1]);
    }
}
