using System.Collections.Immutable;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Graph;

/// <summary>What a graph computes for the outside.</summary>
internal enum OutputKind
{
    /// <summary>What <c>Predict</c> returns.</summary>
    Prediction,

    /// <summary>What the loss is computed from: logits for a fused head.</summary>
    HeadOutput,

    /// <summary>The mean loss, regularisation included.</summary>
    Loss,

    /// <summary>The mean loss of one of several outputs, without its weight; one for each, in their order.</summary>
    OutputLoss,

    /// <summary>The gradient of the loss with respect to a parameter.</summary>
    Gradient,

    /// <summary>The new value of a statistic that training moves (a moving mean).</summary>
    StatisticUpdate,
}

/// <summary>One output of a graph.</summary>
internal sealed record GraphOutput(OutputKind Kind, Value Value, ParameterDefinition? Parameter = null);

/// <summary>A directed acyclic graph of values: immutable; passes build new ones.</summary>
internal sealed class ComputationGraph(ImmutableArray<Value> values, ImmutableArray<GraphOutput> outputs)
{
    private readonly HashSet<Value> _updates = [.. outputs.Where(output => output.Kind == OutputKind.StatisticUpdate).Select(output => output.Value)];

    /// <summary>All values in topological order.</summary>
    public ImmutableArray<Value> Values { get; } = values;

    public ImmutableArray<GraphOutput> Outputs { get; } = outputs;

    public IEnumerable<ParameterDefinition> Parameters => Values.Select(v => v.Op).OfType<ParameterOp>().Select(op => op.Parameter);

    public Value? Find(OutputKind kind) => Outputs.FirstOrDefault(o => o.Kind == kind)?.Value;

    /// <summary>Whether a value is the new value of a statistic.</summary>
    public bool IsUpdate(Value value) => _updates.Contains(value);

    /// <summary>The consumers of every value, by id.</summary>
    public ILookup<int, Value> Consumers =>
        Values.SelectMany(v => v.Inputs.Distinct().Select(input => (input, v))).ToLookup(p => p.input.Id, p => p.v);

    public override string ToString() =>
        string.Join("\n", Values.Select(v => v.ToString()).Concat(Outputs.Select(o => $"{o.Kind} {o.Parameter?.Name} = %{o.Value.Id}")));
}
