using NnGen.TensorBoard.Protos;

namespace NnGen.TensorBoard.Tests;

public class ResumeTests
{
    [Fact]
    public void A_resumed_fit_makes_TensorBoard_forget_what_came_after_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = folder.File("checkpoint.safetensors");
        var crash = new LambdaCallback { StepEnd = fit => ThrowIf(fit.Epoch == 3 && fit.Step == 5) };
        Assert.Throws<TimeoutException>(() => new Classifier(seed: 1).Fit(Samples.Classes, Options(folder, checkpoint, crash)));
        var earlier = folder.Path + "/earlier";
        Move(folder, earlier);

        new Classifier(seed: 9).Fit(Samples.Classes, Options(folder, checkpoint));

        // 8 steps an epoch: two epochs are in the checkpoint.
        AssertGoesOn(folder.File("train"), epoch => epoch.Step >= 3, 3);
        AssertGoesOn(folder.File("validation"), epoch => epoch.Step >= 3, 3);
        AssertGoesOn(folder.File("steps"), step => step.Step >= 17, 17);
        Assert.Equal(21, Records.Curve(earlier + "/steps", "batch_loss")[^1].Step);
        Assert.Contains("model/text_summary", Records.Tags(earlier + "/train"));
        Assert.DoesNotContain("model/text_summary", Records.Tags(folder.File("train")));
        Assert.Equal([3L, 4], Records.Curve(folder.File("validation"), "epoch_loss").Select(point => point.Step));
        Assert.Equal(Enumerable.Range(17, 16).Select(step => (long)step), Records.Curve(folder.File("steps"), "batch_loss").Select(point => point.Step));
    }

    private static void AssertGoesOn(string run, Func<Event, bool> isAfter, long firstStep)
    {
        var events = Records.EventsIn(run);
        Assert.Equal((firstStep, "brain.Event:2"), (events[1].Step, events[1].FileVersion));
        Assert.Equal((firstStep, SessionLog.Types.SessionStatus.Start), (events[2].Step, events[2].SessionLog.Status));
        Assert.True(events.Count > 3);
        Assert.All(events.Skip(3), entry => Assert.True(isAfter(entry)));
    }

    private static FitOptions Options(TemporaryFolder folder, string checkpoint, params Callback[] others) => new()
    {
        Epochs = 4,
        BatchSize = 8,
        ValidationSplit = 0.2,
        Callbacks = [new TensorBoardLog(folder.Path) { UpdateEvery = 1 }, new Checkpoint(checkpoint), .. others],
        ResumeFrom = checkpoint,
    };

    private static void Move(TemporaryFolder folder, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var run in new[] { "train", "validation", "steps" })
            Directory.Move(folder.File(run), Path.Combine(target, run));
    }

    private static void ThrowIf(bool condition)
    {
        if (condition)
            throw new TimeoutException("Pulled the plug.");
    }
}
