using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Threading;

/// <summary>The choice of the number of threads, with times that the tests make up.</summary>
public class ThreadTunerTests
{
    [Fact]
    public void Where_more_threads_are_slower_nearly_all_steps_take_one()
    {
        var used = Use(new ThreadTuner(), steps: 2000, most: 2, threads => threads == 1 ? 100 : 130);

        Assert.InRange(used.Count(threads => threads == 1), 1900, 2000);
    }

    [Fact]
    public void Where_more_threads_are_faster_nearly_all_steps_take_them()
    {
        var used = Use(new ThreadTuner(), steps: 2000, most: 2, threads => 200 / threads);

        Assert.InRange(used.Count(threads => threads == 2), 1900, 2000);
    }

    [Fact]
    public void A_trial_whose_times_are_all_clearly_longer_ends_early()
    {
        var used = Use(new ThreadTuner(), steps: 16, most: 2, threads => 20_000 / threads, estimate: 20_000);

        // One step that moves the data back to one core, and two that count.
        Assert.Equal(3, used.Count(threads => threads == 1));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public void The_best_of_many_numbers_of_threads_is_found_from_either_side(double estimate)
    {
        // Eight threads are best: more of them wait for each other.
        var used = Use(new ThreadTuner(), steps: 4000, most: 64, threads => (10_000 / Math.Min(threads, 8)) + (50 * threads), estimate);

        Assert.InRange(used.Skip(1000).Count(threads => threads == 8), 2700, 3000);
    }

    [Fact]
    public void Cores_that_become_busy_and_free_again_are_noticed()
    {
        var tuner = new ThreadTuner();
        var free = Use(tuner, steps: 500, most: 2, threads => 200 / threads);
        var busy = Use(tuner, steps: 3000, most: 2, threads => threads == 1 ? 200 : 900);
        var again = Use(tuner, steps: 3000, most: 2, threads => 200 / threads);

        Assert.Equal([2, 1, 2], new[] { free, busy, again }.Select(used => used[^1]));
    }

    [Fact]
    public void Trials_cost_little_where_they_fail_badly()
    {
        var (tuner, total) = (new ThreadTuner(), 0L);
        for (var step = 0; step < 1000; step++)
        {
            var threads = tuner.Choose(StepKind.Training, 30, 2);
            tuner.Add(threads == 1 ? 100 : 5000, threads);
            total += threads == 1 ? 100 : 5000;
        }

        Assert.InRange(total, 100 * 1000, 130 * 1000);
    }

    [Fact]
    public void A_step_that_varies_does_not_move_the_choice_for_long()
    {
        var random = new Random(1);
        var used = Use(new ThreadTuner(), steps: 4000, most: 2, threads => (200 / threads) * (random.Next(10) == 0 ? 5 : 1));

        Assert.InRange(used.Count(threads => threads == 2), 3400, 4000);
    }

    [Fact]
    public void Steps_too_short_to_share_take_one_thread()
    {
        var tuner = new ThreadTuner();

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(1, tuner.Choose(StepKind.Training, 5, 8)));
    }

    [Fact]
    public void Kinds_and_lengths_of_steps_are_learnt_apart()
    {
        var tuner = new ThreadTuner();
        for (var step = 0; step < 500; step++)
        {
            Step(tuner, StepKind.Training, 100, 2, threads => 200 / threads);
            Step(tuner, StepKind.Prediction, 100, 2, threads => 100 * threads);
            Step(tuner, StepKind.Training, 50_000, 2, threads => 100 * threads);
        }

        Assert.Equal(2, tuner.Choose(StepKind.Training, 100, 2));
        Assert.Equal(1, tuner.Choose(StepKind.Prediction, 100, 2));
        Assert.Equal(1, tuner.Choose(StepKind.Training, 50_000, 2));
    }

    [Fact]
    public void Nothing_is_allocated_once_a_length_was_seen()
    {
        var tuner = new ThreadTuner();
        Use(tuner, steps: 100, most: 4, threads => 200 / threads);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 1000; step++)
        {
            var threads = tuner.Choose(StepKind.Training, 100, 4);
            tuner.Add(200 / threads, threads);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static List<int> Use(ThreadTuner tuner, int steps, int most, Func<int, long> time, double estimate = 100) =>
        [.. Enumerable.Range(0, steps).Select(_ => Step(tuner, StepKind.Training, estimate, most, time))];

    private static int Step(ThreadTuner tuner, StepKind kind, double estimate, int most, Func<int, long> time)
    {
        var threads = tuner.Choose(kind, estimate, most);
        tuner.Add(time(threads), threads);
        return threads;
    }
}
