namespace NnGen.Generator.Tests.Interpreter;

/// <summary>What a graph is given for one batch; all arrays are row-major, samples first.</summary>
internal sealed record ReferenceBatch
{
    /// <summary>The number of samples.</summary>
    public required int Count { get; init; }

    /// <summary>The samples of each input, by its name.</summary>
    public required IReadOnlyDictionary<string, double[]> Inputs { get; init; }

    /// <summary>What the loss compares with, as numbers; class indices are whole ones.</summary>
    public double[] Targets { get; init; } = [];

    /// <summary>A weight for each sample, or null for 1 each.</summary>
    public double[]? SampleWeights { get; init; }

    /// <summary>The seed of the model's random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of the batch, which the random numbers depend on.</summary>
    public ulong Step { get; init; }

    /// <summary>A batch for a model of one input.</summary>
    public static ReferenceBatch Of(int count, string input, double[] samples) =>
        new() { Count = count, Inputs = new Dictionary<string, double[]> { [input] = samples } };

    /// <summary>The same batch with class indices as targets.</summary>
    public ReferenceBatch WithLabels(IEnumerable<int> labels) => this with { Targets = [.. labels.Select(label => (double)label)] };
}
