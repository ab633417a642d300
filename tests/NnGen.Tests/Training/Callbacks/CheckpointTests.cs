using NnGen.Generated;

namespace NnGen.Tests.Training.Callbacks;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nngen").FullName;

    [Fact]
    public void The_same_name_holds_the_last_epoch()
    {
        Run(new Checkpoint(At("a.safetensors")), 1, 2, 3);
        Assert.Equal(["a.safetensors"], Files());
        Assert.Equal(3, WeightOf("a.safetensors"));
    }

    [Fact]
    public void Only_better_epochs_are_saved()
    {
        var checkpoint = new Checkpoint(At("best.safetensors")) { SaveBestOnly = true, Monitor = "score", Mode = MonitorMode.Max };
        Run(checkpoint, 0.1, 0.5, 0.5, double.NaN, 0.2);
        Assert.Equal(2, WeightOf("best.safetensors"));
        Assert.Equal(0.5, checkpoint.Best);
    }

    [Fact]
    public void A_threshold_keeps_worse_epochs_from_being_saved()
    {
        Run(
            new Checkpoint(At("best.safetensors")) { SaveBestOnly = true, Monitor = "score", Mode = MonitorMode.Max, InitialValueThreshold = 0.9 },
            0.1, 0.5);
        Assert.Empty(Files());
    }

    [Fact]
    public void Names_may_have_numbers_of_the_epoch_in_any_culture()
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
        try
        {
            Run(new Checkpoint(At("sub/{epoch:00}-{score:0.00}-{epoch}.safetensors")), 0.5, 0.25);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }

        Assert.Equal(["01-0.50-1.safetensors", "02-0.25-2.safetensors"], Files("sub"));
    }

    [Fact]
    public void The_newest_files_are_kept()
    {
        var checkpoint = new Checkpoint(At("{epoch}.safetensors")) { KeepLast = 2 };
        Run(checkpoint, 1, 2, 3, 4, 5);
        Assert.Equal(["4.safetensors", "5.safetensors"], Files());
        Assert.Equal(At("5.safetensors"), checkpoint.LastPath);
    }

    [Fact]
    public void Every_second_epoch_and_the_last_one_are_saved()
    {
        Run(new Checkpoint(At("{epoch}.safetensors")) { Frequency = 2 }, 1, 2, 3, 4, 5);
        Assert.Equal(["2.safetensors", "4.safetensors", "5.safetensors"], Files());
    }

    [Fact]
    public void A_number_in_the_name_that_the_fit_does_not_have_is_refused()
    {
        var problem = Assert.Throws<ArgumentException>(() => Run(new Checkpoint(At("{val_loss}.safetensors")), 1));
        Assert.Contains("Checkpoint reads 'val_loss'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_input_output_error()
    {
        File.WriteAllText(At("file"), "");
        Assert.ThrowsAny<IOException>(() => Run(new Checkpoint(At("file/a.safetensors")), 1));
    }

    [Fact]
    public void A_file_that_cannot_be_written_ends_the_fit_and_leaves_the_model_as_the_epoch_left_it()
    {
        // A folder in place of the file: as with a full disk, writing fails when the epoch is over.
        Directory.CreateDirectory(At("a.safetensors"));
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        Assert.ThrowsAny<IOException>(() => Run(model, new Checkpoint(At("a.safetensors")), 1, 2));
        Assert.Equal((1, 1L, false), (model.Core.Epoch, model.Core.Step, model.Core.HasGradients));
        Assert.Equal(1, model.Parameters[0][0]);
        Assert.Empty(Files());
    }

    [Fact]
    public void Two_best_and_last_checkpoints_resume_with_the_best_known_to_both()
    {
        Callback[] Callbacks() =>
        [
            new Script(3, 1, 2, 2),
            new Checkpoint(At("last.safetensors")),
            new Checkpoint(At("best.safetensors")) { SaveBestOnly = true, Monitor = "score", Mode = MonitorMode.Min },
        ];
        Fit(new LinearModel(1, 1, LinearModel.SquaredError), 2, Callbacks());
        Fit(new LinearModel(1, 1, LinearModel.SquaredError), 4, Callbacks());
        Assert.Equal(2, WeightOf("best.safetensors"));
        Assert.Equal(4, WeightOf("last.safetensors"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Dataset Data => Dataset.FromArrays([0f, 1, 2], 1, [0f, 1, 2]);

    private static void Run(LinearModel model, Checkpoint checkpoint, params double[] scores) =>
        Trainer.Fit(model, Data, new FitOptions { Epochs = scores.Length, Callbacks = [new Script(scores), checkpoint] });

    private static void Run(Checkpoint checkpoint, params double[] scores) =>
        Run(new LinearModel(1, 1, LinearModel.SquaredError), checkpoint, scores);

    private void Fit(LinearModel model, int epochs, Callback[] callbacks) =>
        Trainer.Fit(model, Data, new FitOptions { Epochs = epochs, Callbacks = callbacks, ResumeFrom = At("last.safetensors") });

    private string At(string name) => Path.Combine(_folder, name);

    private string[] Files(string folder = "") =>
        [.. Directory.GetFiles(At(folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private float WeightOf(string name)
    {
        var model = new LinearModel(1, 1, LinearModel.SquaredError);
        ModelFile.Load(model.Core, At(name));
        return model.Parameters[0][0];
    }
}
