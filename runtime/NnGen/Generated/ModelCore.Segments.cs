namespace NnGen.Generated;

/// <content>Which parameters the optimizer changes, and the averages of their weights.</content>
public sealed partial class ModelCore
{
    private OptimizerSegment[]? _segments;

    /// <summary>The parameters that the optimizer changes, in the order of storage; frozen ones are left out.</summary>
    public ReadOnlySpan<OptimizerSegment> Segments => _segments ??= ListSegments();

    /// <summary>Whether weights and averages have changed places.</summary>
    public bool AveragesAreInUse { get; private set; }

    /// <summary>Puts the averages in place of the weights of the parameters that are trained. Before the first step there are none: nothing happens.</summary>
    /// <exception cref="InvalidOperationException">The model keeps no averages.</exception>
    public void OverwriteWithAverages()
    {
        RequireAverages();
        if (Step == 0 || !IsPreparedForTraining)
            return;
        foreach (ref readonly var segment in Segments)
            SlotSpan(Info.AverageSlot).Slice(segment.Start, segment.Length).CopyTo(ValueSpan[segment.Start..]);
        DerivedCopiesAreStale = true;
    }

    /// <summary>Exchanges weights and averages of the parameters that are trained; a second call restores them.</summary>
    /// <exception cref="InvalidOperationException">The model keeps no averages, or no step was taken yet.</exception>
    internal void ExchangeAverages()
    {
        RequireAverages();
        if (Step == 0 || !IsPreparedForTraining)
            throw new InvalidOperationException($"{Info.Name} has no averaged weights yet: no optimizer step was taken.");
        var averages = SlotSpan(Info.AverageSlot);
        foreach (ref readonly var segment in Segments)
        {
            for (var i = segment.Start; i < segment.Start + segment.Length; i++)
                (ValueSpan[i], averages[i]) = (averages[i], ValueSpan[i]);
        }

        AveragesAreInUse = !AveragesAreInUse;
        DerivedCopiesAreStale = true;
    }

    /// <summary>Starts the average of a parameter anew, from its weights as they are.</summary>
    internal void RestartAverage(Parameter parameter)
    {
        if (Info.AverageSlot >= 0 && IsPreparedForTraining && parameter.HasGradient)
            parameter.PartOf(ValueSpan).CopyTo(parameter.PartOf(SlotSpan(Info.AverageSlot)));
    }

    /// <exception cref="InvalidOperationException">Weights and averages have changed places.</exception>
    internal void ThrowIfAveragesAreInUse()
    {
        if (AveragesAreInUse)
            throw new InvalidOperationException("The averaged weights are in use: dispose of what UseAveragedWeights gave first.");
    }

    /// <summary>Lists the parameters that are trained anew: now, since steps allocate nothing, unless nothing is trained yet.</summary>
    internal void RefreshSegments() => _segments = IsPreparedForTraining ? ListSegments() : null;

    /// <remarks>Written out, because the first step would otherwise wait for Linq's code over these types.</remarks>
    private OptimizerSegment[] ListSegments()
    {
        var segments = new OptimizerSegment[Parameters.Count];
        var count = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            var parameter = Parameters[i];
            if (!parameter.HasGradient || !parameter.Trainable)
                continue;
            var place = count++;
            for (; place > 0 && segments[place - 1].Start > parameter.Info.Offset; place--)
                segments[place] = segments[place - 1];
            segments[place] = new OptimizerSegment(
                parameter.Info.Offset, parameter.Info.Layout.StorageLength, parameter.LearningRateScale, parameter.WeightDecayScale);
        }

        Array.Resize(ref segments, count);
        return segments;
    }

    private void RequireAverages()
    {
        if (Info.AverageSlot < 0)
            throw new InvalidOperationException($"{Info.Name} keeps no averaged weights: declare its optimizer with UseEma = true.");
    }
}
