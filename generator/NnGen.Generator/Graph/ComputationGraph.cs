using System.Collections.Immutable;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

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
    private readonly Lazy<ILookup<Value, GraphOutput>> _outputsOf = new(() => outputs.ToLookup(output => output.Value));
    private readonly Lazy<ILookup<int, Value>> _consumers =
        new(() => values.SelectMany(v => v.Inputs.Distinct().Select(input => (input, v))).ToLookup(p => p.input.Id, p => p.v));
    private readonly Lazy<ILookup<Value, Value>> _readersOfKernels =
        new(() => values.Where(v => PlanMemory.ReadsPanels(v.Op)).ToLookup(v => ScaleChannelsOp.Kernel(v.Inputs[1])));

    /// <summary>All values in topological order.</summary>
    public ImmutableArray<Value> Values { get; } = values;

    public ImmutableArray<GraphOutput> Outputs { get; } = outputs;

    public IEnumerable<ParameterDefinition> Parameters => Values.Select(v => v.Op).OfType<ParameterOp>().Select(op => op.Parameter);

    /// <summary>The value that reads a parameter, or null where none does.</summary>
    public Value? ParameterValue(ParameterDefinition parameter) => Values.FirstOrDefault(v => v.Op is ParameterOp op && op.Parameter == parameter);

    public Value? Find(OutputKind kind) => Outputs.FirstOrDefault(o => o.Kind == kind)?.Value;

    /// <summary>Whether a value is the new value of a statistic.</summary>
    public bool IsUpdate(Value value) => StatisticOf(value) is not null;

    /// <summary>The statistic that a value is the new value of, or null.</summary>
    public ParameterDefinition? StatisticOf(Value value) => ParameterOf(value, OutputKind.StatisticUpdate);

    /// <summary>The parameter that a value is the gradient of, or null.</summary>
    public ParameterDefinition? GradientOf(Value value) => ParameterOf(value, OutputKind.Gradient);

    /// <summary>Whether a value is computed for the outside.</summary>
    public bool IsOutput(Value value) => _outputsOf.Value.Contains(value);

    /// <summary>The consumers of every value, by id.</summary>
    public ILookup<int, Value> Consumers => _consumers.Value;

    /// <summary>The values that read each kernel in panels.</summary>
    public ILookup<Value, Value> ReadersOfKernels => _readersOfKernels.Value;

    private ParameterDefinition? ParameterOf(Value value, OutputKind kind) => _outputsOf.Value[value].FirstOrDefault(output => output.Kind == kind)?.Parameter;

    public override string ToString() =>
        string.Join("\n", Values.Select(v => v.ToString()).Concat(Outputs.Select(o => $"{o.Kind} {o.Parameter?.Name} = %{o.Value.Id}")));
}
