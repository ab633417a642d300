using Spectre.Console;

namespace Tabular;

/// <summary>
/// A line per epoch: a bar that grows with the steps, then the numbers of the epoch. When the output is not a terminal, only the numbers.
/// </summary>
/// <remarks><see cref="Progress{T}"/> would report from other threads, too late and out of order.</remarks>
internal sealed class EpochProgress : IProgress<TrainingProgress>
{
    private const int BarWidth = 10;
    private readonly bool _interactive = AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected;
    private int _filled = -1;

    public void Report(TrainingProgress value)
    {
        if (_interactive)
            DrawBar(value);
        if (value.Result is { } epoch)
            Console.WriteLine(Describe(epoch));
    }

    private static string Describe(EpochResult epoch) =>
        $"epoch {epoch.Epoch,3}  loss {epoch.Loss:F4}  acc {epoch.Metrics["accuracy"]:F4}"
        + (epoch.ValidationLoss is { } loss ? $"  val_loss {loss:F4}  val_acc {epoch.ValidationMetrics!["accuracy"]:F4}" : "");

    // Drawn again only when it grows: a step takes microseconds, writing to a terminal more.
    private void DrawBar(TrainingProgress progress)
    {
        var filled = BarWidth * progress.Step / progress.Steps;
        if (filled == _filled && !progress.IsEpochEnd)
            return;
        _filled = progress.IsEpochEnd ? -1 : filled;
        Console.Write('\r');
        AnsiConsole.Markup($"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/] ");
    }
}
