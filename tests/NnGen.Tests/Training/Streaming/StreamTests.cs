using NnGen.Generated;

namespace NnGen.Tests.Training.Streaming;

// Alone, because it counts what the whole process allocates: a stream has a thread of its own.
[CollectionDefinition(nameof(StreamTests), DisableParallelization = true)]
[Collection(nameof(StreamTests))]
public class StreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_fit_over_a_stream_has_the_same_bits_as_one_over_a_dataset_whatever_the_parts(int partSize)
    {
        var data = Numbered(23);
        var (streamed, whole) = (Model(), Model());
        var history = Trainer.Fit(streamed, Parts(data, partSize), new FitOptions
        {
            Epochs = 3, BatchSize = 5, ValidationStream = Parts(Numbered(9), partSize),
        });
        var expected = Trainer.Fit(whole, data, new FitOptions { Epochs = 3, BatchSize = 5, Shuffle = false, ValidationData = Numbered(9) });
        Assert.Equal(Values(whole), Values(streamed));
        Assert.All(expected.Names, name => Assert.Equal(expected[name], history[name]));
        Assert.Equal([5, 5, 5, 5, 3], streamed.BatchSizes.Take(5));
    }

    [Fact]
    public void Class_indices_and_weights_go_through_streams()
    {
        var labels = new Column<int>("class", new[] { 0, 1, 1, 0, 1 }, [], 1);
        var data = new Dataset(
            [new Column<float>("Input", new float[] { 1, 2, 3, 4, 5 }, [1], 1)], labels, new Column<float>("w", new float[] { 1, 2, 3, 4, 5 }, [], 1));
        var (streamed, whole) = (new LinearModel(1, 2, LinearModel.Classes), new LinearModel(1, 2, LinearModel.Classes));
        var weights = ClassWeights.Balanced(data);
        Trainer.Fit(streamed, Parts(data, 2), new FitOptions { Epochs = 2, BatchSize = 3, ClassWeights = weights });
        Trainer.Fit(whole, data, new FitOptions { Epochs = 2, BatchSize = 3, ClassWeights = weights, Shuffle = false });
        Assert.Equal(Values(whole), Values(streamed));
    }

    [Fact]
    public void A_shuffle_buffer_gives_each_sample_once_and_another_order_each_epoch_that_follows_from_the_seed()
    {
        List<float> Order(int seed)
        {
            var model = new LinearModel(1, 1, LinearModel.SquaredError, seed: seed) { SeenSamples = [] };
            Trainer.Fit(model, Parts(Numbered(50), 7).Shuffle(10), new FitOptions { Epochs = 2, BatchSize = 4 });
            return model.SeenSamples;
        }

        var order = Order(1);
        var (first, second) = (order[..50], order[50..]);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (float)i), first.Order());
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (float)i), second.Order());
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, first.Order());
        // The n-th one is among the first n + 10: no more is held.
        for (var i = 0; i < first.Count; i++)
            Assert.True(first[i] < i + 10);
        Assert.Equal(order, Order(1));
        Assert.NotEqual(order, Order(2));
    }

    [Fact]
    public void An_exception_of_the_source_comes_out_of_Fit_with_its_own_stack()
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        var problem = Assert.Throws<InvalidTimeZoneException>(
            () => Trainer.Fit(model, DataStream.FromParts(_ => Failing(after: 3)), new FitOptions { BatchSize = 2 }));
        Assert.Contains(nameof(Failing), problem.StackTrace, StringComparison.Ordinal);
        Assert.Equal(3, model.Core.Step);
    }

    [Fact]
    public void A_part_that_does_not_fit_is_named()
    {
        var problem = Assert.Throws<ArgumentException>(() => Trainer.Fit(
            new LinearModel(1, 1, LinearModel.SquaredError), DataStream.FromParts([Numbered(4), Dataset.FromArrays([1f, float.NaN], 1, [1f, 2f])])));
        Assert.StartsWith("Sample 1, column 'Input0'", problem.Message.Replace("'Input'", "'Input0'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_per_epoch_bound_an_endless_stream_and_its_thread_ends(bool stopEarly)
    {
        var ended = 0;
        IEnumerable<Dataset> Endless(int epoch)
        {
            try
            {
                while (true)
                    yield return Numbered(3);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }

        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        var stop = new LambdaCallback
        {
            StepEnd = fit =>
            {
                if (stopEarly && fit.OptimizerSteps == 3)
                    fit.StopTraining("enough");
            },
        };
        Trainer.Fit(model, DataStream.FromParts(Endless), new FitOptions { Epochs = 2, StepsPerEpoch = 4, BatchSize = 2, Callbacks = [stop] });
        Assert.Equal(stopEarly ? 3 : 8, model.Core.Step);
        Assert.Equal(stopEarly ? 1 : 2, ended);
    }

    [Fact]
    public void Cancelling_ends_a_fit_that_waits_for_its_source()
    {
        using var source = new CancellationTokenSource();
        async IAsyncEnumerable<Dataset> Slow(int epoch, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            yield return Numbered(4);
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        }

        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(
            model, DataStream.FromAsyncParts(Slow), new FitOptions { BatchSize = 2, CancellationToken = source.Token }));
        Assert.InRange(model.Core.Step, 0, 2);
    }

    [Fact]
    public void The_length_is_known_ahead_when_it_was_given_and_after_the_first_epoch_otherwise()
    {
        List<int?> Steps(DataStream stream)
        {
            var steps = new List<int?>();
            var callback = new LambdaCallback { EpochBegin = fit => steps.Add(fit.Steps) };
            Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), stream, new FitOptions { Epochs = 2, BatchSize = 4, Callbacks = [callback] });
            return steps;
        }

        Assert.Equal([null, 3], Steps(DataStream.FromParts([Numbered(10)])));
        Assert.Equal([3, 3], Steps(DataStream.FromParts([Numbered(10)], count: 10)));
    }

    [Fact]
    public void Objects_are_written_by_a_function_and_the_steps_allocate_nothing()
    {
        static DataStream Stream(int count) => DataStream.From(
            Enumerable.Range(0, count), 1, 1, (number, inputs, targets) => (inputs[0], targets[0]) = (number % 10, number % 10 / 10f));
        var model = new LinearModel(1, 1, LinearModel.SquaredError) { SeenSamples = [] };
        Trainer.Fit(model, Stream(2500), new FitOptions { BatchSize = 32 });
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => (float)(i % 10)), model.SeenSamples);

        long Allocated(int count)
        {
            var watched = new LinearModel(1, 1, LinearModel.SquaredError);
            watched.BatchSizes.Capacity = count;
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Trainer.Fit(watched, Stream(count), new FitOptions { BatchSize = 4 });
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        // All threads of the process are counted, the test runner's too: the least of a few runs is ours.
        long Least(int count) => Enumerable.Range(0, 4).Min(_ => Allocated(count));

        // 20 000 more steps on both threads: less than a byte a step and what each part of 1024 samples takes.
        Assert.True(Least(100_000) - Least(20_000) <= 60_000);
    }

    [Fact]
    public void A_csv_file_in_parts_is_the_file()
    {
        using var file = new Serialization.TemporaryFile();
        File.WriteAllText(file.Path, "a,b,kind\n" + string.Concat(Enumerable.Range(0, 11).Select(i => $"{i},{i * 0.5},\"{(i % 2 == 0 ? "even" : "odd\nline")}\"\n")));
        var options = new CsvOptions { Target = "kind", ClassNames = ["even", "odd\nline"] };
        var (streamed, whole) = (new LinearModel(2, 2, LinearModel.Classes), new LinearModel(2, 2, LinearModel.Classes));
        Trainer.Fit(streamed, DataStream.FromCsv(file.Path, options, linesPerPart: 4), new FitOptions { BatchSize = 3 });
        Trainer.Fit(whole, Dataset.FromCsv(file.Path, options), new FitOptions { BatchSize = 3, Shuffle = false });
        Assert.Equal(Values(whole), Values(streamed));
        Assert.Equal(Trainer.Evaluate(whole, Dataset.FromCsv(file.Path, options), 4).Loss, Trainer.Evaluate(streamed, DataStream.FromCsv(file.Path, options, 4), 4).Loss);
        var problem = Assert.Throws<InvalidDataException>(
            () => Trainer.Fit(streamed, DataStream.FromCsv(file.Path, new CsvOptions { Target = "kind" }, linesPerPart: 4)));
        Assert.Contains("give them in CsvOptions.ClassNames", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_make_no_sense_for_a_stream_are_refused()
    {
        void Refused(FitOptions options) => Assert.Throws<ArgumentException>(() => Trainer.Fit(Model(), Parts(Numbered(4), 2), options));
        Refused(new FitOptions { ValidationSplit = 0.5 });
        Refused(new FitOptions { ValidationData = Numbered(2), ValidationStream = Parts(Numbered(2), 1) });
        Assert.Throws<ArgumentException>(() => Trainer.Fit(Model(), Numbered(4), new FitOptions { StepsPerEpoch = 1 }));
        Assert.Throws<ArgumentException>(() => Trainer.Fit(Model(), Numbered(4), new FitOptions { ValidationStream = Parts(Numbered(2), 1) }));
        Assert.Throws<ArgumentException>(() => Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), DataStream.FromParts(Array.Empty<Dataset>())));
    }

    private static IEnumerable<Dataset> Failing(int after)
    {
        for (var i = 0; i < after; i++)
            yield return Numbered(2);
        throw new InvalidTimeZoneException("the source failed");
    }

    private static LinearModel Model() => new(1, 1, LinearModel.SquaredError, normalizedWidth: 1);

    private static DataStream Parts(Dataset data, int size) => DataStream.FromParts(
        Enumerable.Range(0, (data.Count + size - 1) / size).Select(i => data.Skip(i * size).Take(Math.Min(size, data.Count - (i * size)))));

    private static float[] Values(LinearModel model) => [.. model.Parameters.SelectMany(parameter =>
    {
        var values = new float[parameter.Count];
        parameter.CopyTo(values);
        return values;
    })];

    private static Dataset Numbered(int count)
    {
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        return Dataset.FromArrays(numbers, 1, Array.ConvertAll(numbers, number => number / 10));
    }
}
