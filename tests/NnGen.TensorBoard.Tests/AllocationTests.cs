namespace NnGen.TensorBoard.Tests;

public class AllocationTests
{
    [Fact]
    public void Steps_that_are_not_logged_allocate_nothing()
    {
        // The least of a few runs: what the runtime does beside counts for nobody.
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            using var folder = new TemporaryFolder();
            var (before, after) = (new Meter(), new Meter());
            var log = new TensorBoardLog(folder.Path) { UpdateEvery = 1000, HistogramEvery = 100 };
            new Classifier(seed: 1).Fit(Samples.Classes, new FitOptions { Epochs = 3, BatchSize = 8, Callbacks = [before, log, after] });
            Assert.Equal(90, after.Readings);
            least = Math.Min(least, after.Sum - before.Sum);
        }

        Assert.Equal(0, least);
    }

    /// <summary>Reads the thread's counter in each hook of a step.</summary>
    private sealed class Meter : Callback
    {
        public long Sum { get; private set; }

        public int Readings { get; private set; }

        public override void OnStepBegin(TrainingContext context) => Read();

        public override void OnGradients(TrainingContext context) => Read();

        public override void OnStepEnd(TrainingContext context) => Read();

        private void Read()
        {
            Sum += GC.GetAllocatedBytesForCurrentThread();
            Readings++;
        }
    }
}
