extern alias runtime;

using NnGen.Generator.Tests.Emission;
using NnGen.Generator.Tests.Infrastructure;
using runtime::NnGen;
using runtime::NnGen.Generated;
using Xunit;

namespace NnGen.Generator.Tests.Forward;

/// <summary>What Fit and Evaluate report of each of several outputs, against numbers computed by hand from predictions.</summary>
public sealed class SeveralOutputsMetricsTests(SeveralOutputsModel fixture) : IClassFixture<SeveralOutputsModel>
{
    private const int Samples = 40;
    private const double Tolerance = 2e-5;

    private static readonly string[] s_defaults =
        ["price_loss", "kind_loss", "flags_loss", "price_mae", "price_rmse", "kind_accuracy", "flags_accuracy"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluation_has_the_loss_and_the_metrics_of_every_output(bool weighted)
    {
        var (model, batch) = (Create(), TaskBatch.Random(Samples, new Random(4)));

        // Batches of 7, 7, 7, 7, 7 and 5 samples.
        var result = model.Trainable.Evaluate(DatasetOf(batch, weighted), batchSize: 7);

        Assert.Equal(s_defaults, result.Metrics.Keys);
        AssertNumbers(ByHand.Of(model, batch, weighted, Predict(model, batch)), result.Loss, name => result[name]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_history_has_the_loss_of_every_output_beside_their_weighted_sum(bool weighted)
    {
        var (model, batch, other) = (Create(), TaskBatch.Random(Samples, new Random(4)), TaskBatch.Random(Samples / 2, new Random(5)));
        var before = ByHand.Of(model, batch, weighted, Predict(model, batch));

        // One step: its losses are those of the parameters before it, validation's those after it.
        var options = new FitOptions { BatchSize = Samples, ValidationData = DatasetOf(other, weighted) };
        var history = model.Trainable.Fit(DatasetOf(batch, weighted), options);

        Assert.Equal(["loss", .. s_defaults, "val_loss", .. s_defaults.Select(name => "val_" + name)], history.Names);
        AssertNumbers(before, history["loss"][0], name => history[name][0]);
        AssertNumbers(ByHand.Of(model, other, weighted, Predict(model, other)), history["val_loss"][0], name => history["val_" + name][0]);
    }

    [Fact]
    public void The_losses_of_an_epoch_are_means_over_its_samples()
    {
        var (model, batch) = (Create(), TaskBatch.Random(Samples, new Random(4)));
        var expected = ByHand.Of(model, batch, weighted: true, Predict(model, batch));

        // A rate at which nothing changes: every batch sees the same parameters.
        var options = new FitOptions { Epochs = 2, BatchSize = 7, LearningRate = 1e-12 };
        var history = model.Trainable.Fit(DatasetOf(batch, weighted: true), options);

        AssertNumbers(expected, history["loss"][0], name => history[name][0]);
        AssertNumbers(expected, history["loss"][1], name => history[name][1]);
    }

    [Fact]
    public void Metrics_say_of_which_output_they_are()
    {
        var (model, batch) = (Create(), TaskBatch.Random(Samples, new Random(4)));
        Metric[] metrics =
        [
            new MeanAbsoluteError { Output = "Price", Weighted = true }, new LogLoss { Output = "Kind" }, new BrierScore { Output = "Flags" },
            new TopKAccuracy(2) { Output = "Kind", Name = "top" }, new RocAuc { Output = "Flags" },
        ];
        var predictions = Predict(model, batch);

        var result = model.Trainable.Evaluate(DatasetOf(batch, weighted: true), 7, metrics);
        var options = new FitOptions { BatchSize = 7, LearningRate = 1e-12, Metrics = metrics };
        var history = model.Trainable.Fit(DatasetOf(batch, weighted: true), options);

        string[] ofTraining = ["price_loss", "kind_loss", "flags_loss", "price_mae", "kind_log_loss", "kind_top", "flags_brier_score"];
        Assert.Equal([.. ofTraining, "flags_auc"], result.Metrics.Keys);
        Assert.Equal(["loss", .. ofTraining], history.Names);
        var price = batch.Price.Select((target, s) => batch.Weights[s] * Math.Abs(predictions.Price[s] - target)).Sum() / batch.Weights.Sum();
        var kind = batch.Kind.Select((label, s) => -Math.Log(predictions.Kind[(s * 4) + label])).Average();
        Assert.Equal(price, result["price_mae"], Tolerance);
        Assert.Equal(kind, result["kind_log_loss"], Tolerance);
        // Training gives out logits of fused heads; metrics see probabilities all the same.
        Assert.All(ofTraining, name => Assert.Equal(result[name], history[name][0], Tolerance));
    }

    [Theory]
    [InlineData(null, "Tasks has the outputs 'Price', 'Kind', 'Flags', and the metric 'mae' is of one: set Output = \"Price\".")]
    [InlineData("Size", "The metric 'mae' is of the output 'Size', but Tasks has 'Price', 'Kind', 'Flags'.")]
    public void A_metric_of_no_output_is_refused(string? output, string message)
    {
        var data = TaskBatch.Random(4, new Random(1)).Dataset();

        var refused = Assert.Throws<ArgumentException>(() => Create().Trainable.Evaluate(data, metrics: [new MeanAbsoluteError { Output = output }]));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_does_not_fit_its_output_is_refused_before_anything_is_trained()
    {
        var (model, data) = (Create(), TaskBatch.Random(4, new Random(1)).Dataset());
        var before = model.Values()["Trunk.Kernel"];

        var refused = Assert.Throws<ArgumentException>(() => model.Trainable.Fit(data, new FitOptions { Metrics = [new Accuracy { Output = "Price" }] }));

        Assert.StartsWith("Accuracy is about decisions for classes", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Values()["Trunk.Kernel"]);
    }

    [Fact]
    public void Two_numbers_of_one_name_are_refused()
    {
        var data = TaskBatch.Random(4, new Random(1)).Dataset();
        Metric[] metrics = [new MeanAbsoluteError { Output = "Price", Name = "loss" }];

        var refused = Assert.Throws<ArgumentException>(() => Create().Trainable.Fit(data, new FitOptions { Metrics = metrics }));

        Assert.StartsWith("Two numbers would be called 'price_loss'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Callbacks_watch_the_numbers_of_outputs()
    {
        var (model, data) = (Create(), TaskBatch.Random(Samples, new Random(4)).Dataset());
        var (loss, accuracy) = (new EarlyStopping { Monitor = "val_price_loss", Patience = 90 }, new EarlyStopping { Monitor = "kind_accuracy", Patience = 90 });

        var history = model.Trainable.Fit(data, new FitOptions { Epochs = 4, BatchSize = 8, ValidationSplit = 0.25, Callbacks = [loss, accuracy] });

        Assert.Equal(history["val_price_loss"].Min(), loss.Best);
        Assert.Equal(history["kind_accuracy"].Max(), accuracy.Best);
    }

    [Fact]
    public void A_stream_reports_the_same_numbers()
    {
        var (one, other, data) = (Create(), Create(), TaskBatch.Random(Samples, new Random(1)).Dataset());
        var options = new FitOptions { Epochs = 2, BatchSize = 7, Shuffle = false };

        var (ofData, ofStream) = (one.Trainable.Fit(data, options), other.Trainable.Fit(DataStream.FromParts([data]), options));

        Assert.Equal(ofData.Names, ofStream.Names);
        Assert.All(ofData.Names, name => Assert.Equal(ofData[name], ofStream[name]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_losses_of_outputs_have_the_bits_of_one_thread(int threads)
    {
        var (alone, together, data) = (Create(), Create(), TaskBatch.Random(150, new Random(1)).Dataset());
        ThreadTests.SetThreads(alone, 1, always: true);
        ThreadTests.SetThreads(together, threads, always: true);
        var options = new FitOptions { Epochs = 2, BatchSize = 64, ValidationSplit = 0.2 };

        var (one, other) = (alone.Trainable.Fit(data, options), together.Trainable.Fit(data, options));

        Assert.All(one.Names, name => Assert.Equal(one[name], other[name]));
    }

    [Fact]
    public void Steps_of_a_fit_allocate_nothing()
    {
        var data = TaskBatch.Random(2000, new Random(1)).Dataset();

        // The least of a few runs: what the runtime itself allocates at times, when it compiles code anew, is none of ours.
        long Least(int epochs) => Enumerable.Range(0, 4).Min(_ => Allocated(epochs));

        // An epoch of 500 steps allocates its result and no more.
        Assert.InRange(Least(2) - Least(1), 0, 4000);

        long Allocated(int epochs)
        {
            var model = Create();
            ThreadTests.SetThreads(model, 1, always: true);
            var before = GC.GetAllocatedBytesForCurrentThread();
            model.Trainable.Fit(data, new FitOptions { Epochs = epochs, BatchSize = 4 });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static void AssertNumbers(ByHand expected, double loss, Func<string, double> number)
    {
        Assert.Equal(expected.Loss, loss, Tolerance);
        Assert.Equal(expected.PriceLoss, number("price_loss"), Tolerance);
        Assert.Equal(expected.KindLoss, number("kind_loss"), Tolerance);
        Assert.Equal(expected.FlagsLoss, number("flags_loss"), Tolerance);
        Assert.Equal(expected.PriceError, number("price_mae"), Tolerance);
        Assert.Equal(expected.PriceDeviation, number("price_rmse"), Tolerance);
        Assert.Equal(expected.KindAccuracy, number("kind_accuracy"), Tolerance);
        Assert.Equal(expected.FlagsAccuracy, number("flags_accuracy"), Tolerance);
    }

    private static Dataset DatasetOf(TaskBatch batch, bool weighted)
    {
        var data = batch.Dataset();
        return weighted ? new Dataset(data.Inputs, data.Targets, new Column<float>("weight", batch.Weights)) : data;
    }

    private (float[] Price, float[] Kind, float[] Flags) Predict(ModelUnderTest model, TaskBatch batch)
    {
        var outputs = (float[])fixture.Call("Predict", model.Model, batch.Inputs);
        var samples = batch.Price.Length;
        return (outputs[..samples], outputs[samples..(5 * samples)], outputs[(5 * samples)..]);
    }

    private ModelUnderTest Create()
    {
        var model = fixture.Models.Create("Tasks", seed: 5);
        Parity.RandomizeParameters(model, new Random(3));
        return model;
    }

    /// <summary>What the numbers should be, from predictions alone. Losses are Σ w l / N; metrics do not count weights by default, as in Keras.</summary>
    private sealed record ByHand(
        double Loss, double PriceLoss, double KindLoss, double FlagsLoss, double PriceError, double PriceDeviation, double KindAccuracy, double FlagsAccuracy)
    {
        public static ByHand Of(ModelUnderTest model, TaskBatch batch, bool weighted, (float[] Price, float[] Kind, float[] Flags) predicted)
        {
            var samples = batch.Price.Length;
            var (price, kind, flags, error, square, kinds, decisions) = (0.0, 0.0, 0.0, 0.0, 0.0, 0, 0);
            for (var s = 0; s < samples; s++)
            {
                var weight = weighted ? (double)batch.Weights[s] : 1;
                var difference = (double)predicted.Price[s] - batch.Price[s];
                var probabilities = predicted.Kind[(s * 4)..((s + 1) * 4)];
                price += weight * Math.Sqrt((difference * difference) + 0.01);
                kind -= weight * Math.Log(probabilities[batch.Kind[s]]);
                error += Math.Abs(difference);
                square += difference * difference;
                kinds += Array.IndexOf(probabilities, probabilities.Max()) == batch.Kind[s] ? 1 : 0;
                for (var i = s * 2; i < (s + 1) * 2; i++)
                {
                    var (p, t) = ((double)predicted.Flags[i], batch.Flags[i]);
                    flags -= weight * ((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p))) / 2;
                    decisions += p > 0.5 == t > 0.5 ? 1 : 0;
                }
            }

            var penalty = 0.01 * model.Values()["Trunk.Kernel"].Sum(w => (double)w * w);
            return new ByHand(
                (price / samples) + (0.5 * kind / samples) + (2 * flags / samples) + penalty,
                price / samples,
                kind / samples,
                flags / samples,
                error / samples,
                Math.Sqrt(square / samples),
                (double)kinds / samples,
                decisions / (2.0 * samples));
        }
    }
}
