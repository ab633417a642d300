using System.Diagnostics;

namespace NnGen.Training.Tests;

public class KillTests
{
    private const int Kills = 100;

    [Fact]
    public void A_checkpoint_is_whole_after_every_one_of_100_kills_and_training_ends_with_the_bits_of_an_uninterrupted_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        var random = new Random(1);
        new Victim(seed: 3).Fit(Victim.Data, Victim.Options(path, 1));
        var lastStep = 0L;
        for (var kill = 0; kill < Kills; kill += 2)
        {
            // Two at a time, each with its own folder, because starting a process is what takes time.
            using var one = Start(path);
            using var other = Start(folder.File("b.safetensors"));
            Kill(one, random);
            Kill(other, random);
            lastStep = RequireWhole(path, lastStep);
            if (File.Exists(folder.File("b.safetensors")))
                RequireWhole(folder.File("b.safetensors"), 0);
            // At most what each process left when it was killed last.
            Assert.InRange(Directory.GetFiles(folder.Path, ".*.tmp").Length, 0, 2);
        }

        var epochs = (int)(lastStep / 4) + 2;
        var resumed = new Victim();
        var history = resumed.Fit(Victim.Data, Victim.Options(path, epochs));
        var whole = new Victim(seed: 3);
        var expected = whole.Fit(Victim.Data, new FitOptions
        {
            Epochs = epochs, BatchSize = 8, ValidationSplit = 0.2,
            Callbacks = [new EarlyStopping { Patience = 1_000_000, RestoreBestWeights = true }],
        });
        Assert.Equal(expected["val_loss"], history["val_loss"]);
        Assert.Equal(whole.Evaluate(Victim.Data).Loss, resumed.Evaluate(Victim.Data).Loss);
        Assert.DoesNotContain(".a", string.Concat(folder.Files), StringComparison.Ordinal);
    }

    private static Process Start(string path) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NnGen.KilledTraining.dll"), path, "1000000"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;

    /// <summary>SIGKILL at a random moment of saving.</summary>
    private static void Kill(Process process, Random random)
    {
        Assert.Equal("saving", process.StandardOutput.ReadLine());
        Thread.SpinWait(random.Next(1_000_000));
        process.Kill();
        process.WaitForExit();
    }

    private static long RequireWhole(string path, long atLeast)
    {
        var model = Victim.FromFile(path);
        var step = ((ITrainable)model).Core.Step;
        Assert.True(step >= atLeast, $"Step {step} came after {atLeast}.");
        Assert.Equal(0, step % 4);
        return step;
    }
}
