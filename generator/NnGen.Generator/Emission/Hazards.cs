using NnGen.Generator.Emission.Steps;
using NnGen.Generator.Graph;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>
/// Where threads must wait for each other: before a step that touches what an earlier one touches, if one of them writes, unless both go
/// over the same samples or one thread does both.
/// </summary>
/// <param name="schedule">The places of values.</param>
/// <param name="byColumns">Whether threads share the columns of products rather than the samples.</param>
internal sealed class Hazards(Schedule schedule, bool byColumns)
{
    private readonly List<(Storage Place, StepSplit Split, bool Writes)> _touched = [];

    public bool NeedsBarrier(Step step, Value result, StepSplit split) =>
        Touches(step, result).Any(touch => _touched.Any(earlier =>
            (earlier.Writes || touch.Writes)
            && Overlap(earlier.Place, touch.Place)
            && !(earlier.Split == Actual(split) && IsOrdered(Actual(split), earlier.Place, touch.Place))));

    /// <summary>Whether a thread that reads its own samples of a value needs what others wrote of them.</summary>
    public bool NeedsBarrierToRead(Value value) => _touched.Any(earlier =>
        earlier.Writes
        && Overlap(earlier.Place, schedule.Places[value.Id])
        && !(earlier.Split == StepSplit.Samples && IsOrdered(StepSplit.Samples, earlier.Place, schedule.Places[value.Id])));

    public void Add(Step step, Value result, StepSplit split) =>
        _touched.AddRange(Touches(step, result).Select(touch => (touch.Place, Actual(split), touch.Writes)));

    public void Clear() => _touched.Clear();

    private StepSplit Actual(StepSplit split) => split == StepSplit.Product && !byColumns ? StepSplit.Samples : split;

    private IEnumerable<(Storage Place, bool Writes)> Touches(Step step, Value result) =>
        step.Values.Concat(result.Inputs).Append(result).Distinct().Select(value => (schedule.Places[value.Id], value == result));

    /// <summary>
    /// Whether steps that are split alike touch the same numbers on the same thread. Two values that share a place have a sample in the same
    /// place only if their rows are as long.
    /// </summary>
    private static bool IsOrdered(StepSplit split, Storage x, Storage y) => (split, x, y) switch
    {
        (StepSplit.First, _, _) => true,
        (StepSplit.Samples, WorkspaceStorage a, WorkspaceStorage b) => Rows(a) is var own && Rows(b) is var other && own.Offset == other.Offset && own.Length == other.Length,
        (StepSplit.Samples, _, _) => true,
        _ => false,
    };

    /// <summary>The rows of all samples that a place is in.</summary>
    private static WorkspaceStorage Rows(WorkspaceStorage place) => place is BlockStorage block ? block.Region : place;

    private static bool Overlap(Storage x, Storage y) => (x, y) switch
    {
        (WorkspaceStorage a, WorkspaceStorage b) => Rows(a) is var own && Rows(b) is var other && own.Offset < other.Offset + other.Length && other.Offset < own.Offset + own.Length,
        (VectorStorage a, VectorStorage b) => a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length,
        (LocalStorage, _) => false, // numbers that the first thread alone computes and reads
        _ => x == y,
    };
}
