using System.Text.RegularExpressions;

namespace NnGen.TensorBoard.Tests;

public class SummaryWriterTests
{
    [Fact]
    public void The_name_has_the_time_the_host_the_process_and_a_number_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var options = new SummaryWriterOptions { TimeProvider = new StoppedClock(), FileNameSuffix = ".mine" };
        using (new SummaryWriter(folder.Path, options))
        using (new SummaryWriter(folder.Path, options))
        {
        }

        var pattern = $@"^events\.out\.tfevents\.1700000000\.{Regex.Escape(Environment.MachineName)}\.{Environment.ProcessId}\.\d+\.mine$";
        Assert.Equal(2, folder.Files.Length);
        Assert.All(folder.Files, file => Assert.Matches(pattern, file));
    }

    [Fact]
    public void A_new_file_says_its_version_at_once()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SummaryWriter(folder.File("a/b"));
        Assert.Equal("brain.Event:2", Assert.Single(Records.EventsIn(folder.File("a/b"))).FileVersion);
        Assert.Equal(folder.File("a/b"), writer.Folder);
    }

    [Fact]
    public void What_was_flushed_can_be_read_while_the_file_is_open()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SummaryWriter(folder.Path, new SummaryWriterOptions { TimeProvider = new StoppedClock() });
        writer.AddScalar("a", 1, 1);
        Assert.Empty(Records.Curve(folder.Path, "a"));
        writer.Flush();
        Assert.Equal([(1, 1f)], Records.Curve(folder.Path, "a"));
    }

    [Fact]
    public void What_waited_for_the_interval_is_written_with_what_comes_next()
    {
        using var folder = new TemporaryFolder();
        var clock = new StoppedClock();
        using var writer = new SummaryWriter(
            folder.Path, new SummaryWriterOptions { TimeProvider = clock, FlushInterval = TimeSpan.FromSeconds(5) });
        writer.AddScalar("a", 1, 1);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        writer.AddScalar("a", 2, 2);
        Assert.Empty(Records.Curve(folder.Path, "a"));
        clock.Advance(TimeSpan.FromSeconds(0.1));
        writer.AddScalar("a", 3, 3);
        Assert.Equal([1f, 2f, 3f], Records.Curve(folder.Path, "a").Select(point => point.Value));
        writer.AddScalar("a", 4, 4);
        Assert.Equal(3, Records.Curve(folder.Path, "a").Count);
        Assert.Equal(1_700_000_005.15, Records.EventsIn(folder.Path)[2].WallTime, 5);
    }

    [Fact]
    public void Whole_records_are_written_before_too_many_wait()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SummaryWriter(folder.Path, new SummaryWriterOptions { TimeProvider = new StoppedClock() });
        for (var step = 0; step < 3000; step++)
            writer.AddScalar("a", step, step);
        Assert.InRange(Records.Curve(folder.Path, "a").Count, 1000, 3000);
    }

    [Fact]
    public void Several_threads_may_add()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path))
        {
            Parallel.For(0, 4, thread =>
            {
                for (var step = 0; step < 500; step++)
                    writer.AddScalar($"thread{thread}", step, step);
            });
        }

        for (var thread = 0; thread < 4; thread++)
            Assert.Equal(Enumerable.Range(0, 500).Select(step => ((long)step, (float)step)), Records.Curve(folder.Path, $"thread{thread}"));
    }

    [Fact]
    public void A_histogram_leaves_out_and_counts_what_is_not_finite()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path))
        {
            Assert.Equal(3, writer.AddHistogram("some", [1, float.NaN, -2, float.PositiveInfinity, float.NegativeInfinity], 1));
            Assert.Equal(2, writer.AddHistogram("none", [float.NaN, float.NaN], 1));
            Assert.Equal(0, writer.AddHistogram("all", [1, 2], 1));
        }

        Assert.Equal(["some", "all"], Records.Tags(folder.Path));
        var histogram = Records.Values(folder.Path).First().Value.Histo;
        Assert.Equal((2, -2, 1, -1, 5), (histogram.Num, histogram.Min, histogram.Max, histogram.Sum, histogram.SumSquares));
        Assert.Equal(2, histogram.Bucket.Sum());
    }

    [Fact]
    public void Numbers_beyond_the_buckets_count_in_the_outermost()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path))
            writer.AddHistogram("huge", [-float.MaxValue, 1e30f, float.MaxValue], 1);
        var histogram = Records.Values(folder.Path).Single().Value.Histo;
        Assert.Equal([0, 1, 2], histogram.Bucket.Where((count, i) => i == 0 || count > 0));
        Assert.Equal((3, -float.MaxValue, float.MaxValue), (histogram.Num, histogram.Min, histogram.Max));
        Assert.InRange(histogram.BucketLimit[^1], 9e19, 1e20);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "");
        var path = folder.File("file/run");
        var problem = Assert.Throws<IOException>(() => new SummaryWriter(path));
        Assert.StartsWith($"TensorBoard's event file cannot be made in '{path}': ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SummaryWriter(folder.Path);
        Assert.Throws<ArgumentException>(() => writer.AddScalar("", 1, 1));
        Assert.Throws<ArgumentNullException>(() => writer.AddText("a", null!, 1));
        Assert.Throws<ArgumentException>(() => writer.AddHistogram("a", [], 1));
        Assert.Throws<ArgumentException>(() => writer.AddScalars("a", new Dictionary<string, double> { [""] = 1 }, 1));
        Assert.Throws<ArgumentException>(() => new SummaryWriter(""));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new SummaryWriter(folder.Path, new SummaryWriterOptions { FlushInterval = TimeSpan.FromSeconds(-1) }));
        Assert.Single(folder.Files);
    }

    [Fact]
    public void A_writer_that_was_disposed_takes_nothing_more()
    {
        using var folder = new TemporaryFolder();
        var writer = new SummaryWriter(folder.Path);
        writer.AddScalar("a", 1, 1);
        writer.Dispose();
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.AddScalar("a", 1, 1));
        Assert.Throws<ObjectDisposedException>(writer.Flush);
        Assert.Single(Records.Curve(folder.Path, "a"));
    }
}
