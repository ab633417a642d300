using System.Globalization;
using System.Numerics;
using NnGen.Generated;

namespace NnGen.Serialization;

/// <summary>What of training is not a tensor: the counters and the seed, and which slots the optimizer has.</summary>
/// <param name="Slots">The names of the optimizer's slots.</param>
/// <param name="Step">The optimizer steps taken.</param>
/// <param name="BatchesSeen">The counter of dropout masks.</param>
/// <param name="Epoch">The epochs completed.</param>
/// <param name="Seed">The seed of dropout and shuffling.</param>
internal sealed record TrainingState(string[] Slots, long Step, long BatchesSeen, int Epoch, int Seed)
{
    private const string SlotsKey = "optimizer_slots";
    private const string StepKey = "step";
    private const string BatchesSeenKey = "batches_seen";
    private const string EpochKey = "epoch";
    private const string SeedKey = "seed";

    /// <summary>The state of a model.</summary>
    public static TrainingState Of(ModelCore core) =>
        new(core.Info.OptimizerSlots, core.Step, core.BatchesSeen, core.Epoch, core.Seed);

    /// <summary>The state that a file holds, or null when it was saved without the optimizer.</summary>
    /// <exception cref="InvalidDataException">A part is missing, or is not a number of its range.</exception>
    public static TrainingState? From(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(SlotsKey, out var slots))
            return null;
        return new TrainingState(
            slots.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Number(metadata, StepKey, minimum: 0L),
            Number(metadata, BatchesSeenKey, minimum: 0L),
            Number(metadata, EpochKey, minimum: 0),
            Number(metadata, SeedKey, minimum: int.MinValue));
    }

    /// <summary>Adds the state to a file's strings.</summary>
    public void AddTo(Dictionary<string, string> metadata)
    {
        metadata[SlotsKey] = string.Join(',', Slots);
        metadata[StepKey] = Step.ToString(CultureInfo.InvariantCulture);
        metadata[BatchesSeenKey] = BatchesSeen.ToString(CultureInfo.InvariantCulture);
        metadata[EpochKey] = Epoch.ToString(CultureInfo.InvariantCulture);
        metadata[SeedKey] = Seed.ToString(CultureInfo.InvariantCulture);
    }

    private static T Number<T>(IReadOnlyDictionary<string, string> metadata, string key, T minimum)
        where T : struct, IBinaryInteger<T>
    {
        if (!metadata.TryGetValue(key, out var text))
            throw new InvalidDataException($"it has optimizer state, but no {key}.");
        if (!T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < minimum)
            throw new InvalidDataException($"its {key} is '{text}', which is not a number from {minimum} on.");
        return number;
    }
}
