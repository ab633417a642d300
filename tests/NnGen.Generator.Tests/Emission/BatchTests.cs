using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>What batches and threads must not change.</summary>
public sealed class BatchTests(BehaviourModels models) : IClassFixture<BehaviourModels>
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => [.. BehaviourModels.Names];

    public static TheoryData<string> Repeatable => [.. BehaviourModels.Repeatable];

    [Theory, MemberData(nameof(Names))]
    public void Eight_threads_at_once_predict_the_bits_of_one(string name)
    {
        var model = models.Models.Create(name);
        // From the straight-line code for one sample to several chunks.
        var batches = new[] { 1, 5, 64, 200, 1, 7, 65, 31 }.Select((samples, i) => Batch.Random(model, samples, new Random(i))).ToArray();
        var expected = batches.Select(batch => model.Predict(batch.Inputs)).ToArray();
        var actual = new float[batches.Length][];
        using var start = new Barrier(batches.Length);
        var threads = batches.Select((batch, i) => new Thread(() =>
        {
            start.SignalAndWait();
            for (var round = 0; round < 50; round++)
            {
                var predictions = model.Predict(batch.Inputs);
                if (round == 0 || !predictions.AsSpan().SequenceEqual(expected[i]))
                {
                    actual[i] = predictions;
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(expected, actual);
    }

    [Theory, MemberData(nameof(Names))]
    public void Predictions_of_a_little_more_than_a_chunk_have_the_bits_of_one_thread_with_several(string name)
    {
        foreach (var samples in new[] { 65, 66, 67, 72, 79, 80, 129, 200 })
        {
            var (alone, shared) = (models.Models.Create(name), models.Models.Create(name));
            ThreadTests.SetThreads(alone, 1, always: true);
            ThreadTests.SetThreads(shared, 2, always: true);
            var batch = Batch.Random(alone, samples, new Random(samples));

            Assert.Equal(alone.Predict(batch.Inputs), shared.Predict(batch.Inputs));
        }
    }

    [Theory, MemberData(nameof(Repeatable))]
    public void Computing_gradients_twice_doubles_them(string name)
    {
        var model = models.Models.Create(name);
        var batch = Batch.Random(model, 13, new Random(2));
        model.ComputeGradients(batch);
        var once = model.Gradients();

        model.ComputeGradients(batch);

        foreach (var (parameter, gradient) in model.Gradients())
        {
            Close.Assert([.. once[parameter].Select(value => 2 * value)], gradient, Tolerance, parameter);
        }
    }

    [Theory, MemberData(nameof(Repeatable))]
    public void The_mean_of_accumulated_batches_is_a_step_on_all_of_them(string name)
    {
        var (whole, parts) = (models.Models.Create(name), models.Models.Create(name));
        var batch = Batch.Random(whole, 36, new Random(3), weighted: true);

        for (var round = 0; round < 2; round++)
        {
            var loss = whole.TrainStep(batch);
            var losses = Enumerable.Range(0, 4).Select(i => parts.ComputeGradients(batch.Slice(i * 9, 9))).ToList();
            parts.Trainable.ApplyGradients(gradientScale: 1 / 4f);
            Close.Assert(loss, losses.Average(), Tolerance, "loss");
        }

        var expected = whole.Values();
        foreach (var (parameter, values) in parts.Values())
        {
            Close.Assert(expected[parameter], values, 1e-4, parameter);
        }
    }

    [Theory, MemberData(nameof(Repeatable))]
    public void The_first_batch_after_a_step_starts_anew(string name)
    {
        var model = models.Models.Create(name);
        model.TrainStep(Batch.Random(model, 20, new Random(4)));
        var fresh = models.Models.Create(name);
        foreach (var (parameter, values) in model.Values())
        {
            fresh.Parameters[parameter].CopyFrom(values);
        }

        var batch = Batch.Random(model, 6, new Random(5));
        model.ComputeGradients(batch);
        fresh.ComputeGradients(batch);

        Assert.Equal(fresh.Gradients(), model.Gradients());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bits(string name)
    {
        var (first, second, other) = (models.Models.Create(name, 7), models.Models.Create(name, 7), models.Models.Create(name, -7));
        var batch = Batch.Random(first, 33, new Random(6));
        for (var step = 0; step < 3; step++)
        {
            Assert.Equal(first.TrainStep(batch), second.TrainStep(batch));
            other.TrainStep(batch);
        }

        Assert.Equal(first.Values(), second.Values());
        Assert.NotEqual(first.Values(), other.Values());
    }

    [Theory, MemberData(nameof(Names))]
    public void Samples_in_other_company_predict_the_same_but_for_the_last_bits(string name)
    {
        var model = models.Models.Create(name);
        var batch = Batch.Random(model, 130, new Random(8));
        var together = model.Predict(batch.Inputs);

        for (var i = 0; i < batch.Samples; i++)
        {
            var alone = model.Predict(batch.Slice(i, 1).Inputs);
            Close.Assert(together[(i * alone.Length)..((i + 1) * alone.Length)], alone, Tolerance, $"sample {i}");
        }
    }
}
