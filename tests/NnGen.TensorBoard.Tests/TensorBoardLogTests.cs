namespace NnGen.TensorBoard.Tests;

public class TensorBoardLogTests
{
    [Fact]
    public void The_numbers_of_a_fit_are_those_of_its_history()
    {
        using var folder = new TemporaryFolder();
        var history = Fit(new Classifier(seed: 1), folder, epochs: 4);

        Assert.Equal(["train", "validation"], Runs(folder));
        Assert.Equal(["model/text_summary", "epoch_loss", "epoch_accuracy", "epoch_learning_rate"], Records.Tags(folder.File("train")));
        Assert.Equal(["epoch_loss", "epoch_accuracy"], Records.Tags(folder.File("validation")));
        foreach (var name in new[] { "loss", "accuracy" })
        {
            Assert.Equal(PointsOf(history[name]), Records.Curve(folder.File("train"), $"epoch_{name}"));
            Assert.Equal(PointsOf(history[$"val_{name}"]), Records.Curve(folder.File("validation"), $"epoch_{name}"));
        }

        Assert.Equal(PointsOf([0.01, 0.01, 0.01, 0.01]), Records.Curve(folder.File("train"), "epoch_learning_rate"));
    }

    [Fact]
    public void Without_validation_there_is_no_such_run()
    {
        using var folder = new TemporaryFolder();
        new Classifier(seed: 1).Fit(Samples.Classes, new FitOptions { Callbacks = [new TensorBoardLog(folder.Path)] });
        Assert.Equal(["train"], Runs(folder));
    }

    [Fact]
    public void Numbers_of_other_callbacks_are_written_too_and_NaN_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var other = new LambdaCallback
        {
            EpochEnd = fit =>
            {
                fit.Logs.Set("score", double.NaN);
                fit.Logs.Set("val_score", double.PositiveInfinity);
            },
        };
        var options = new FitOptions { Callbacks = [new TensorBoardLog(folder.Path), other, new LearningRateLog()] };
        new Classifier(seed: 1).Fit(Samples.Classes, options);
        Assert.True(float.IsNaN(Assert.Single(Records.Curve(folder.File("train"), "epoch_score")).Value));
        Assert.Equal([(1, float.PositiveInfinity)], Records.Curve(folder.File("validation"), "epoch_score"));
        Assert.Single(Records.Curve(folder.File("train"), "epoch_learning_rate"));
    }

    [Fact]
    public void The_learning_rate_of_a_schedule_is_that_of_the_history()
    {
        using var folder = new TemporaryFolder();
        var options = new FitOptions
        {
            Epochs = 3, BatchSize = 16, Schedule = new ExponentialDecay(0.1, 5, 0.5), Callbacks = [new TensorBoardLog(folder.Path) { UpdateEvery = 1 }],
        };
        var history = new Classifier(seed: 1).Fit(Samples.Classes, options);
        Assert.Equal(PointsOf(history["learning_rate"]), Records.Curve(folder.File("train"), "epoch_learning_rate"));
        var rates = Records.Curve(folder.File("steps"), "batch_learning_rate");
        Assert.Equal(Enumerable.Range(0, 15).Select(step => (step + 1L, (float)options.Schedule.At(step))), rates);
    }

    [Fact]
    public void Every_so_many_steps_the_loss_of_the_batch_is_written()
    {
        using var folder = new TemporaryFolder();
        var losses = new List<double>();
        var accuracies = new List<double>();
        var observer = new LambdaCallback
        {
            StepEnd = fit =>
            {
                losses.Add(fit.BatchLoss);
                accuracies.Add(fit.Logs["accuracy"]);
            },
        };
        Fit(new Classifier(seed: 1), folder, epochs: 3, new TensorBoardLog(folder.Path) { UpdateEvery = 4 }, observer);

        // 64 samples of 80, 8 at once: 24 steps.
        Assert.Equal(["batch_loss", "batch_accuracy", "batch_learning_rate"], Records.Tags(folder.File("steps")));
        Assert.Equal([4L, 8, 12, 16, 20, 24], Records.Curve(folder.File("steps"), "batch_loss").Select(point => point.Step));
        Assert.All(Records.Curve(folder.File("steps"), "batch_loss"), point => Assert.Equal((float)losses[(int)point.Step - 1], point.Value));
        Assert.All(Records.Curve(folder.File("steps"), "batch_accuracy"), point => Assert.Equal((float)accuracies[(int)point.Step - 1], point.Value));
    }

    [Theory]
    [InlineData(1, new long[] { 1, 2, 4, 5, 7, 8 })]
    [InlineData(2, new long[] { 2, 4, 7, 8 })]
    [InlineData(3, new long[] { 4, 7 })]
    public void With_accumulated_gradients_a_step_is_one_of_the_optimizer(int every, long[] expected)
    {
        using var folder = new TemporaryFolder();
        // Seven batches of eight: two steps of three batches, and a third of the one that is left, after its last hook.
        var options = new FitOptions { Epochs = 3, BatchSize = 8, Callbacks = [new TensorBoardLog(folder.Path) { UpdateEvery = every }] };
        new Accumulating(seed: 1).Fit(Samples.Numbers, options);
        Assert.Equal(expected, Records.Curve(folder.File("steps"), "batch_loss").Select(point => point.Step));
    }

    [Fact]
    public void Histograms_have_the_weights_after_an_epoch_and_the_gradients_of_its_first_batch()
    {
        using var folder = new TemporaryFolder();
        var model = new Classifier(seed: 1);
        model.Parameters["Dense1.Bias"].Trainable = false;
        var recorder = new Recorder();
        Fit(model, folder, epochs: 5, new TensorBoardLog(folder.Path) { HistogramEvery = 2 }, recorder);

        var histograms = Records.Values(folder.File("train")).Where(value => value.Value.Histo is not null).ToList();
        Assert.Equal([2L, 4], histograms.Select(histogram => histogram.Step).Distinct());
        Assert.Equal(
            model.Parameters.Select(parameter => "weights/" + parameter.Name).Concat(["gradients/Dense1.Kernel", "gradients/Dense2.Kernel", "gradients/Dense2.Bias"]).Order(StringComparer.Ordinal),
            histograms.Where(histogram => histogram.Step == 4).Select(histogram => histogram.Value.Tag).Order(StringComparer.Ordinal));
        foreach (var (step, value) in histograms)
        {
            var numbers = recorder.Numbers[(step, value.Tag)];
            Assert.Equal(numbers.Length, value.Histo.Num);
            Assert.Equal(numbers.Length, value.Histo.Bucket.Sum());
            Assert.Equal((numbers.Min(), numbers.Max()), ((float)value.Histo.Min, (float)value.Histo.Max));
            Assert.Equal(numbers.Sum(number => (double)number), value.Histo.Sum, 1e-9);
        }
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_beside_their_histogram()
    {
        using var folder = new TemporaryFolder();
        var spoiler = new LambdaCallback { EpochEnd = fit => fit.Model.Parameters["Dense2.Bias"][1] = float.NaN };
        Fit(new Classifier(seed: 1), folder, epochs: 1, new TensorBoardLog(folder.Path) { HistogramEvery = 1, WriteGradients = false }, spoiler);
        Assert.Equal([(1, 1f)], Records.Curve(folder.File("train"), "non_finite/weights/Dense2.Bias"));
        Assert.Equal(2, Records.Values(folder.File("train")).Single(value => value.Value.Tag == "weights/Dense2.Bias").Value.Histo.Num);
        Assert.DoesNotContain(Records.Tags(folder.File("train")), tag => tag.StartsWith("gradients/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_models_table_is_a_text_unless_it_is_not_wanted()
    {
        using var folder = new TemporaryFolder();
        var model = new Classifier(seed: 1);
        Fit(model, folder, epochs: 1);
        var value = Records.Values(folder.File("train")).First().Value;
        Assert.Equal("text", value.Metadata.PluginData.PluginName);
        Assert.Equal($"```\n{model.Summary}\n```", Assert.Single(value.Tensor.StringVal).ToStringUtf8());

        using var other = new TemporaryFolder();
        Fit(model, other, epochs: 1, new TensorBoardLog(other.Path) { WriteModel = false });
        Assert.DoesNotContain("model/text_summary", Records.Tags(other.File("train")));
    }

    [Fact]
    public void Everything_of_an_epoch_can_be_read_when_the_next_begins()
    {
        using var folder = new TemporaryFolder();
        var seen = new List<int>();
        var reader = new LambdaCallback
        {
            EpochBegin = fit => seen.Add(Math.Min(
                Records.Curve(folder.File("train"), "epoch_loss").Count,
                Math.Min(Records.Curve(folder.File("validation"), "epoch_loss").Count, Records.Curve(folder.File("steps"), "batch_loss").Count / 8))),
        };
        Fit(new Classifier(seed: 1), folder, epochs: 3, new TensorBoardLog(folder.Path) { UpdateEvery = 1 }, reader);
        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public void A_fit_that_is_cancelled_leaves_all_it_wrote()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var options = new FitOptions
        {
            Epochs = 3,
            BatchSize = 8,
            CancellationToken = cancellation.Token,
            Callbacks = [new TensorBoardLog(folder.Path) { UpdateEvery = 1 }, new LambdaCallback { StepEnd = fit => Cancel(fit.Epoch == 2 && fit.Step == 3) }],
        };
        Assert.Throws<OperationCanceledException>(() => new Classifier(seed: 1).Fit(Samples.Classes, options));
        Assert.Equal(13, Records.Curve(folder.File("steps"), "batch_loss").Count);
        File.Delete(Assert.Single(Directory.GetFiles(folder.File("steps"))));

        void Cancel(bool now)
        {
            if (now)
                cancellation.Cancel();
        }
    }

    [Fact]
    public void Two_runs_may_be_written_at_once()
    {
        using var folder = new TemporaryFolder();
        var histories = new History[2];
        Parallel.For(0, 2, run => histories[run] = new Classifier(seed: run).Fit(
            Samples.Classes, new FitOptions { Epochs = 5, Callbacks = [new TensorBoardLog(folder.File($"run{run}"))] }));
        for (var run = 0; run < 2; run++)
            Assert.Equal(PointsOf(histories[run]["loss"]), Records.Curve(folder.File($"run{run}/train"), "epoch_loss"));
    }

    [Fact]
    public void Bad_options_and_folders_end_the_fit_before_it_begins()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "");
        var model = new Classifier(seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit(model, folder, 1, new TensorBoardLog(folder.Path) { UpdateEvery = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit(model, folder, 1, new TensorBoardLog(folder.Path) { HistogramEvery = -1 }));
        Assert.Throws<ArgumentException>(() => Fit(model, folder, 1, new TensorBoardLog("")));
        Assert.Throws<IOException>(() => Fit(model, folder, 1, new TensorBoardLog(folder.File("file"))));
        Assert.Equal(["file"], folder.Files);
    }

    private static History Fit(ITrainable model, TemporaryFolder folder, int epochs, params Callback[] callbacks) => model.Fit(
        Samples.Classes,
        new FitOptions
        {
            Epochs = epochs,
            BatchSize = 8,
            ValidationSplit = 0.2,
            Callbacks = callbacks.Length > 0 ? callbacks : [new TensorBoardLog(folder.Path)],
        });

    private static IEnumerable<(long Step, float Value)> PointsOf(IEnumerable<double> series) =>
        series.Select((value, i) => (i + 1L, (float)value));

    private static IEnumerable<string?> Runs(TemporaryFolder folder) =>
        Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>Remembers gradients of first batches and weights after epochs, by the tags of their histograms.</summary>
    private sealed class Recorder : Callback
    {
        public Dictionary<(long Epoch, string Tag), float[]> Numbers { get; } = [];

        public override void OnGradients(TrainingContext context)
        {
            if (context.Step > 0)
                return;
            foreach (var parameter in context.Model.Parameters.Where(parameter => parameter.Role == ParameterRole.Trainable))
                parameter.CopyGradientTo(Numbers[(context.Epoch, $"gradients/{parameter.Name}")] = new float[parameter.Count]);
        }

        public override void OnEpochCompleted(TrainingContext context)
        {
            foreach (var parameter in context.Model.Parameters)
                parameter.CopyTo(Numbers[(context.Epoch, $"weights/{parameter.Name}")] = new float[parameter.Count]);
        }
    }
}
