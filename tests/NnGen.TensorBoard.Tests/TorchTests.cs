using System.Runtime.CompilerServices;
using NnGen.TensorBoard.Protos;

namespace NnGen.TensorBoard.Tests;

/// <summary>The bytes of PyTorch's writer, and of TorchSharp's, for the same calls: Reference/ has the scripts.</summary>
public class TorchTests
{
    private static readonly SummaryWriterOptions s_options = new() { TimeProvider = new StoppedClock() };

    [Fact]
    public void Every_record_has_the_bytes_of_PyTorchs()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path, s_options))
        {
            // Python's NaN has no sign, .NET's has one; what is given is written.
            var notANumber = BitConverter.UInt32BitsToSingle(0x7FC00000);
            double[] losses = [0, 0.1, -1.5e30, notANumber, double.PositiveInfinity, double.NegativeInfinity];
            for (var step = 0; step < losses.Length; step++)
                writer.AddScalar("loss/train", losses[step], step);
            writer.AddScalar("Verlust/größer", 2.5, 300);
            writer.AddScalar("late", 2.5, 5_000_000_000);
            writer.AddHistogram("narrow", Numbers(200, 16), 1);
            writer.AddHistogram("positive", [1, 1, 2], 2);
            writer.AddHistogram("zero", [0], 3);
            writer.AddHistogram("wide", Numbers(300, 60), 4);
            writer.AddText("notes", "A *first* try: größer\n\n| a | b |", 5);
            writer.AddText("empty", "", 6);
        }

        var (expected, actual) = (Reference("torch.tfevents"), Records.Read(folder.File(Assert.Single(folder.Files))));
        Assert.Equal(15, expected.Count);
        AssertSame(expected, actual, roundedSums: 12);
    }

    [Fact]
    public void Every_record_has_the_bytes_of_TorchSharps_but_for_its_time()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path, s_options))
        {
            double[] losses = [0, 0.1, -1.5e30, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
            for (var step = 0; step < losses.Length; step++)
                writer.AddScalar("loss/train", losses[step], step);
            writer.AddHistogram("narrow", Numbers(200, 16), 1);
            writer.AddHistogram("positive", [1, 1, 2], 2);
            writer.AddHistogram("zero", [0], 3);
            writer.AddText("notes", "A *first* try: größer\n\n| a | b |", 5);
        }

        var (expected, actual) = (Reference("torchsharp.tfevents"), Records.Read(folder.File(Assert.Single(folder.Files))));
        Assert.Equal(11, expected.Count);
        Assert.Equal(expected.Select(WithoutTime), actual.Select(WithoutTime));

        // Field 1, the time: its key and eight bytes.
        static byte[] WithoutTime(byte[] record) => record[0] == 9 ? record[9..] : throw new InvalidDataException("The time does not come first.");
    }

    [Fact]
    public void A_purge_has_the_bytes_of_PyTorchs()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path, s_options))
        {
            writer.Purge(7);
            writer.AddScalar("loss", 0.5, 7);
        }

        AssertSame(Reference("torch_purge.tfevents"), Records.Read(folder.File(Assert.Single(folder.Files))));
    }

    [Fact]
    public void Several_scalars_are_runs_of_their_own_as_PyTorchs()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path, s_options))
            writer.AddScalars("losses/all", new Dictionary<string, double> { ["train"] = 0.5, ["validation"] = 0.75 }, 3);

        Assert.Equal(["losses_all_train", "losses_all_validation"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var file = Assert.Single(Directory.GetFiles(folder.File("losses_all_validation")));
        AssertSame(Reference("torch_scalars.tfevents"), Records.Read(file));
    }

    // In the first record TensorBoard names the writer's module (source_metadata), which would not be true of ours. Elsewhere only sums that
    // double precision rounds may differ, since numpy adds in another order.
    private static void AssertSame(IReadOnlyList<byte[]> expected, IReadOnlyList<byte[]> actual, int roundedSums = -1)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal("R"u8[0], expected[0][24]);
        Assert.Equal(expected[0][..24], actual[0]);
        for (var i = 1; i < expected.Count; i++)
        {
            if (i == roundedSums)
                AssertSameButRounded(expected[i], actual[i]);
            else
                Assert.Equal(expected[i], actual[i]);
        }
    }

    private static void AssertSameButRounded(byte[] expected, byte[] actual)
    {
        var (theirs, ours) = (Event.Parser.ParseFrom(expected), Event.Parser.ParseFrom(actual));
        var (theirHistogram, ourHistogram) = (theirs.Summary.Value[0].Histo, ours.Summary.Value[0].Histo);
        Assert.Equal(1, ourHistogram.Sum / theirHistogram.Sum, 1e-12);
        Assert.Equal(1, ourHistogram.SumSquares / theirHistogram.SumSquares, 1e-12);
        (theirHistogram.Sum, theirHistogram.SumSquares) = (ourHistogram.Sum, ourHistogram.SumSquares);
        Assert.Equal(theirs, ours);
        Assert.Equal(expected.Length, actual.Length);
    }

    private static float[] Numbers(int count, int exponents) =>
        [.. Enumerable.Range(0, count).Select(i => ((i * 37 % 101) - 50) * float.Exp2((i % exponents) - (exponents * 5 / 8)))];

    private static IReadOnlyList<byte[]> Reference(string name, [CallerFilePath] string here = "") =>
        Records.Read(Path.Combine(Path.GetDirectoryName(here)!, "Reference", name));
}
