namespace NnGen.Training.Tests;

public class ResumeTests
{
    [Fact]
    public void A_resumed_fit_has_the_same_bits_as_one_that_was_never_interrupted()
    {
        using var folder = new TemporaryFolder();
        var whole = new Victim(seed: 5);
        var expected = whole.Fit(Victim.Data, Options(folder.File("whole.safetensors"), 6, []));

        Interrupted(folder.File("part.safetensors"), epoch: 3);
        // As in another process: another object, another seed until the checkpoint brings that of the run.
        var resumed = new Victim(seed: 99);
        var history = resumed.Fit(Victim.Data, Options(folder.File("part.safetensors"), 6, []));

        AssertSameFit(whole, expected, resumed, history);
        Assert.Equal(Bytes(folder.File("whole.safetensors")), Bytes(folder.File("part.safetensors")));
    }

    [Fact]
    public void Early_stopping_goes_on_with_its_best_weights_and_its_patience()
    {
        using var folder = new TemporaryFolder();
        for (var cut = 1; cut <= 4; cut++)
        {
            EarlyStopping Stop() => new() { Monitor = "score", Mode = MonitorMode.Min, Patience = 3, RestoreBestWeights = true };
            Callback[] Callbacks() => [new Scores(), Stop()];
            var whole = new Victim(seed: 5);
            var expected = whole.Fit(Victim.Data, Options(folder.File($"whole{cut}.safetensors"), 20, Callbacks()));

            var path = folder.File($"part{cut}.safetensors");
            Interrupted(path, cut, Callbacks());
            var resumed = new Victim();
            var stop = Stop();
            var history = resumed.Fit(Victim.Data, Options(path, 20, [new Scores(), stop]));

            Assert.Equal(5, history.Epochs.Count);
            Assert.Equal((2, 5), (stop.BestEpoch, stop.StoppedEpoch));
            AssertSameFit(whole, expected, resumed, history);
        }
    }

    [Fact]
    public void A_fit_that_was_stopped_stays_stopped()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        Callback[] Callbacks() =>
            [new Scores(), new EarlyStopping { Monitor = "score", Mode = MonitorMode.Min, Patience = 3, RestoreBestWeights = true }];
        var first = new Victim(seed: 5);
        var expected = first.Fit(Victim.Data, Options(path, 20, Callbacks()));
        var second = new Victim();
        var history = second.Fit(Victim.Data, Options(path, 20, Callbacks()));
        Assert.Equal(expected.StopReason, history.StopReason);
        AssertSameFit(first, expected, second, history);
    }

    [Fact]
    public void A_learning_rate_that_a_callback_set_comes_back()
    {
        using var folder = new TemporaryFolder();
        static Callback Halve() => new LambdaCallback { EpochEnd = fit => fit.LearningRate /= 2 };
        var whole = new Victim(seed: 5);
        var expected = whole.Fit(Victim.Data, Options(folder.File("whole.safetensors"), 6, [Halve()]));
        var path = folder.File("part.safetensors");
        Interrupted(path, 2, Halve());
        var resumed = new Victim();
        var history = resumed.Fit(Victim.Data, Options(path, 6, [Halve()]));
        AssertSameFit(whole, expected, resumed, history);
        Assert.Equal(0.001 / 32, history.Epochs[5].LearningRate);
    }

    [Fact]
    public void A_schedule_goes_on_where_it_stood()
    {
        using var folder = new TemporaryFolder();
        FitOptions With(string path, int epochs, params Callback[] callbacks) => new()
        {
            Epochs = epochs, BatchSize = 8, Schedule = new Falling(), Callbacks = [.. callbacks, new Checkpoint(path)], ResumeFrom = path,
        };
        var whole = new Victim(seed: 5);
        var expected = whole.Fit(Victim.Data, With(folder.File("whole.safetensors"), 6));
        var path = folder.File("part.safetensors");
        Assert.Throws<OperationCanceledException>(() => new Victim(seed: 5).Fit(Victim.Data, With(path, 6, new Interruption(3))));
        var resumed = new Victim();
        var history = resumed.Fit(Victim.Data, With(path, 6));
        AssertSameFit(whole, expected, resumed, history);
    }

    [Fact]
    public void The_csv_log_of_a_resumed_fit_has_every_epoch_once()
    {
        using var folder = new TemporaryFolder();
        var whole = folder.File("whole.csv");
        var part = folder.File("part.csv");
        new Victim(seed: 5).Fit(Victim.Data, Options(folder.File("whole.safetensors"), 6, [new CsvLog(whole)]));

        var path = folder.File("part.safetensors");
        Interrupted(path, 3, new CsvLog(part));
        // Killed while it wrote the next line, and the one after.
        File.AppendAllText(part, "4,1,2,3,4,5,6\n5,0.");
        new Victim().Fit(Victim.Data, Options(path, 6, [new CsvLog(part)]));

        Assert.Equal(File.ReadAllText(whole), File.ReadAllText(part));
        Assert.Equal(7, File.ReadAllLines(part).Length);
    }

    [Fact]
    public void Without_a_file_a_fit_begins_anew()
    {
        using var folder = new TemporaryFolder();
        var history = new Victim().Fit(Victim.Data, Options(folder.File("none.safetensors"), 2, []));
        Assert.Equal(2, history.Epochs.Count);
    }

    [Fact]
    public void A_file_without_the_state_of_a_fit_is_refused_and_the_model_is_unchanged()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        new Victim(seed: 7).Save(path, new SaveOptions { IncludeOptimizer = true });
        var model = new Victim(seed: 8);
        var before = Weights(model);
        var problem = Assert.Throws<InvalidDataException>(() => model.Fit(Victim.Data, new FitOptions { ResumeFrom = path }));
        Assert.Contains("it holds no state of a fit", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(model));
    }

    [Fact]
    public void A_checkpoint_is_an_ordinary_model_file_too()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        var model = new Victim(seed: 5);
        model.Fit(Victim.Data, new FitOptions { Epochs = 2, Callbacks = [new Checkpoint(path)] });
        Assert.Equal(Weights(model), Weights(Victim.FromFile(path)));
    }

    private static FitOptions Options(string path, int epochs, Callback[] others) => Victim.Options(path, epochs, others);

    /// <summary>A fit that ends in the middle of the epoch after the given one, as if killed.</summary>
    private static void Interrupted(string path, int epoch, params Callback[] others) =>
        Assert.Throws<OperationCanceledException>(
            () => new Victim(seed: 5).Fit(Victim.Data, Options(path, 20, [.. others, new Interruption(epoch)])));

    private static void AssertSameFit(Victim expectedModel, History expected, Victim actualModel, History actual)
    {
        Assert.Equal(Weights(expectedModel), Weights(actualModel));
        Assert.Equal(expected.Names, actual.Names);
        Assert.All(expected.Names, name => Assert.Equal(expected[name], actual[name]));
        var (one, other) = (((ITrainable)expectedModel).Core, ((ITrainable)actualModel).Core);
        Assert.Equal((one.Step, one.BatchesSeen, one.Epoch, one.Seed), (other.Step, other.BatchesSeen, other.Epoch, other.Seed));
    }

    /// <summary>The bits, so that -0 and NaN count.</summary>
    private static int[] Weights(Victim model) => [.. model.Parameters.SelectMany(parameter =>
    {
        var values = new float[parameter.Count];
        parameter.CopyTo(values);
        return values.Select(BitConverter.SingleToInt32Bits);
    })];

    /// <summary>The bytes of the tensors: the header has durations.</summary>
    private static byte[] Bytes(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes[(8 + (int)BitConverter.ToInt64(bytes))..];
    }

    private sealed class Interruption(int epoch) : Callback
    {
        public override void OnStepEnd(TrainingContext context)
        {
            if (context.Epoch > epoch && context.Step == 2)
                throw new OperationCanceledException();
        }
    }

    private sealed class Scores : Callback
    {
        public override IReadOnlyList<string> AddedLogs => ["score"];

        public override void OnEpochEnd(TrainingContext context) => context.Logs.Set("score", Math.Abs(context.Epoch - 2));
    }

    private sealed class Falling : LearningRateSchedule
    {
        public override double At(long step) => 0.01 / (1 + step);
    }
}
