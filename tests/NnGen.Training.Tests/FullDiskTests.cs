using System.Diagnostics;

namespace NnGen.Training.Tests;

/// <summary>Checkpoints where the system lets nothing be written.</summary>
public class FullDiskTests
{
    [LinuxFact]
    public void A_file_that_may_not_grow_ends_the_fit_with_a_clear_error_and_the_old_checkpoint_is_whole()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        new Victim(seed: 3).Fit(Victim.Data, Victim.Options(path, 2));
        var before = File.ReadAllBytes(path);

        // A limit of 20 KiB on what a process writes to one file: it fails in the middle of the 75 KiB of the model, as on a full disk.
        using var process = Process.Start(new ProcessStartInfo(
            "sh", ["-c", "trap '' XFSZ; ulimit -f 40; exec dotnet \"$0\" \"$1\" 5", Path.Combine(AppContext.BaseDirectory, "NnGen.KilledTraining.dll"), path])
        {
            RedirectStandardOutput = true,
            // Otherwise the runtime itself makes larger files in memory.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" },
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // An epoch is 4 steps: that of the third epoch were taken.
        Assert.Contains($"IOException after step 12: '{path}' could not be written", output, StringComparison.Ordinal);
        Assert.Equal(3, process.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["a.safetensors"], folder.Files);
        Assert.Equal(4, new Victim().Fit(Victim.Data, Victim.Options(path, 4)).Epochs.Count);
    }

    [LinuxFact]
    public void A_folder_that_may_not_be_written_to_is_an_input_output_error_when_the_epoch_is_over()
    {
        // Not even the administrator makes files there.
        var model = new Victim(seed: 3);
        var problem = Assert.ThrowsAny<IOException>(() => model.Fit(Victim.Data, Victim.Options("/sys/a.safetensors", 5)));
        Assert.Contains("/sys/", problem.Message, StringComparison.Ordinal);
        Assert.Equal((4, 1), (((ITrainable)model).Core.Step, ((ITrainable)model).Core.Epoch));
    }
}
