namespace NnGen;

/// <summary>How a <see cref="SummaryWriter"/> writes.</summary>
public sealed record SummaryWriterOptions
{
    /// <summary>What the names of event files end in; default nothing. TensorBoard reads any that have <c>tfevents</c> in them.</summary>
    public string FileNameSuffix { get; init; } = "";

    /// <summary>
    /// How long what was added may wait in memory; default 2 seconds. It is looked at when something is added: without anything after it,
    /// what came last waits for <see cref="SummaryWriter.Flush"/>. Zero writes everything at once.
    /// </summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Tells the time of what is added; default the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
