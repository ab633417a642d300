using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>Lines for files and terminals without control codes: <c>Epoch 3/30: loss 0.1234, accuracy 0.9876 (12 ms, 12,340 samples/s)</c>.</summary>
internal sealed class PlainEpochs(EpochClock clock) : EpochLines
{
    /// <inheritdoc/>
    public override Line Running(TrainingContext context, bool isValidating) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override Line Completed(TrainingContext context)
    {
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Epoch {context.Epoch}/{context.Epochs}: ");
        line.AppendJoin(", ", context.Logs.Select(log => $"{log.Key} {Numbers.Of(log.Value)}"));
        line.Append(" (").Append(Numbers.Duration(clock.Epoch));
        var rate = Numbers.Rate(clock.SamplesPerSecond(context.Samples));
        if (rate.Length > 0)
            line.Append(", ").Append(rate).Append(" samples/s");
        if (context.Epoch < context.Epochs && !context.IsStopping && clock.Left(context.Epochs - context.Epoch) is { TotalSeconds: >= 1 } left)
            line.Append(", ").Append(Numbers.Clock(left)).Append(" left");
        return new Line().Add(line.Append(')').ToString());
    }
}
