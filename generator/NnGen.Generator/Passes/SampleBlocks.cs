using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>
/// Steps in a row that a thread does for a few samples at a time, all of them before it goes on to the next samples: what one step hands to
/// the next is still in the cache.
/// </summary>
/// <param name="First">The id of the first value.</param>
/// <param name="Last">The id of the last value.</param>
/// <param name="Samples">The samples of a block.</param>
internal sealed record SampleBlock(int First, int Last, int Samples)
{
    public bool Contains(Value value) => value.Id >= First && value.Id <= Last;
}

/// <summary>Finds where blocks of samples pay: between steps that hand on more than the cache keeps of all samples, as layers over images do.</summary>
internal static class SampleBlocks
{
    /// <summary>The floats that a block may touch: half of a second-level cache of 512 KB. The other half is for kernels.</summary>
    private const int CacheFloats = 64 * 1024;

    /// <summary>The samples at which the values of usual batches fit anyway.</summary>
    private const int MostSamples = 64;

    /// <param name="graph">The graph.</param>
    /// <param name="foldsParameters">Whether vectors made of parameters alone are computed apart.</param>
    public static IReadOnlyList<SampleBlock> Find(ComputationGraph graph, bool foldsParameters)
    {
        var blocks = new List<SampleBlock>();
        var steps = new List<Value>();
        foreach (var value in graph.Values.Where(value => !value.Op.IsFree && !(foldsParameters && value is { PerSample: false, Shape.Rank: > 0 })))
        {
            if (StepSplits.Of(value) == StepSplit.Samples && !ReadsMuchOfKernel(value))
            {
                steps.Add(value);
                continue;
            }

            Close(steps, blocks);
        }

        Close(steps, blocks);
        return blocks;
    }

    /// <summary>Whether a kernel is longer than what it goes over: then it is the kernel that should be read for many samples.</summary>
    private static bool ReadsMuchOfKernel(Value value) =>
        value.Op is ProductOp && value.Inputs[1].Count is var kernel && kernel > CacheFloats && kernel > value.Rows * (value.Inputs[0].Count + value.Count);

    private static void Close(List<Value> steps, List<SampleBlock> blocks)
    {
        var touched = steps.Concat(steps.SelectMany(step => step.Inputs)).Where(value => value.PerSample).Select(Storage.Source).Distinct();
        var floats = touched.Sum(value => (long)value.Rows * value.Count);
        if (steps.Count > 1 && floats * MostSamples > CacheFloats)
        {
            blocks.Add(new SampleBlock(steps[0].Id, steps[steps.Count - 1].Id, (int)Math.Max(1, CacheFloats / floats)));
        }

        steps.Clear();
    }
}
