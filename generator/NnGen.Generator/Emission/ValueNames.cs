using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>
/// The names of values in generated code: a layer's output has the layer's name, what lies before it says what it is; parameters and
/// their gradients have their own.
/// </summary>
internal sealed class ValueNames
{
    /// <summary>What every schedule may have beside its values: parameters, locals, and a field that they are made from.</summary>
    private static readonly string[] s_fixed =
    [
        "share", "samples", "first", "rows", "capacity", "workspace", "inputs", "outputs", "targets", "labels", "sampleWeights", "accumulate", "seed", "batch",
        "reciprocalBatch", "parameters", "gradients", "transposed", "sample", "blockFirst", "blockRows", "headOutputs", "predictions", "_transposed", "folded", "_folded",
    ];

    private readonly ComputationGraph _graph;
    private readonly int _lossId;
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<string, int> _lastOfLayers;

    public ValueNames(Schedule schedule)
    {
        _graph = schedule.Graph;
        _lossId = _graph.Find(OutputKind.Loss)?.Id ?? int.MaxValue;
        var consumers = _graph.Consumers;
        _lastOfLayers = _graph.Values
            .Where(v => v.Id <= _lossId && v.PerSample && Identifier(v).Length == 0 && v.Op is not (LogSumExpOp or DropoutMaskOp or StageOp or RepackOp) && !IsBesideOthers(v, consumers[v.Id]))
            .GroupBy(v => v.Scope)
            .ToDictionary(g => g.Key, g => g.Last().Id);
        NameValues(schedule);
    }

    public string Of(Value value) => _names[value.Id];

    /// <summary>The layer or the parameter that a value is named after.</summary>
    public string OwnerOf(Value value) => _graph.GradientOf(value)?.Name ?? (value.Op as ParameterOp)?.Parameter.Name ?? value.Scope;

    /// <summary>What a value is called if its owner is called so, before it is told from others of the name.</summary>
    public string Of(Value value, string owner) => value switch
    {
        _ when _graph.GradientOf(value) is not null => Identifiers.Camel(Identifiers.OfParameter(owner)) + "Gradient",
        { Op: ParameterOp } => Identifiers.Camel(Identifiers.OfParameter(owner)),
        _ when IsBackward(value) => Identifiers.Camel(Identifiers.OfLayer(owner)) + BackwardLabelOf(value),
        _ when IsOutput(value) => Identifiers.Camel(Identifiers.OfLayer(owner)),
        _ => Identifiers.Camel(Identifiers.Pascal(Identifiers.OfLayer(owner)) + LabelOf(value)),
    };

    /// <summary>
    /// What a value of another layer is called where its name must not be said: what a block is given is its <c>input</c>, and what its backward pass
    /// meets of the layers that come after it is of the <c>next</c>.
    /// </summary>
    public string OfOther(Value value, bool isInput) => value switch
    {
        { Op: ParameterOp parameter } => (isInput ? "input" : "next") + Identifiers.Pascal(parameter.Parameter.Name.Split('.').Last()),
        _ when IsBackward(value) => "outputGradient",
        { PerSample: true } when isInput => "input",
        _ => (isInput ? "input" : "next") + (IsOutput(value) ? "" : LabelOf(value)),
    };

    /// <summary>Whether a value belongs to the backward pass.</summary>
    public bool IsBackward(Value value) => value.Id > _lossId;

    private static string Identifier(Value value) => value.Op switch
    {
        InputOp { Kind: InputKind.Features } => "inputs",
        InputOp { Kind: InputKind.Targets, Type: ElementType.Int32 } => "labels",
        InputOp { Kind: InputKind.Targets } => "targets",
        InputOp => "sampleWeights",
        ParameterOp parameter => Identifiers.Camel(Identifiers.OfParameter(parameter.Parameter.Name)),
        _ => "",
    };

    private void NameValues(Schedule schedule)
    {
        var scope = new NameScope([.. s_fixed, .. _graph.Values.Where(v => v.Op is ParameterOp).Select(v => Identifier(v) + "Transposed")]);
        foreach (var value in _graph.Values)
        {
            _names[value.Id] = value switch
            {
                _ when _graph.GradientOf(value) is not null => scope.Take(Of(value, OwnerOf(value))),
                { Op: InputOp } => Identifier(value),
                { Op: ReshapeOp } => _names[value.Inputs[0].Id],
                _ when _graph.StatisticOf(value) is { } statistic => _graph.ParameterValue(statistic) is { } old ? _names[old.Id] : scope.Take(Identifiers.Camel(Identifiers.OfParameter(statistic.Name))),
                _ when schedule.Places[value.Id] is CallerStorage { Name: "outputs" } => "outputs",
                _ => scope.Take(Of(value, OwnerOf(value))),
            };
        }
    }

    /// <summary>Whether a value is what its layer gives.</summary>
    private bool IsOutput(Value value) => value.Scope != "Loss" && _lastOfLayers.TryGetValue(value.Scope, out var last) && last == value.Id;

    /// <summary>Whether a value is a number that goes into a formula along the rows of others (a mean): no layer's output.</summary>
    private static bool IsBesideOthers(Value value, IEnumerable<Value> consumers) =>
        value.Count == 1 && consumers.Any(c => c.Inputs.Any(i => i.PerSample && i.Count > 1));

    private static string BackwardLabelOf(Value value) => value.Op switch
    {
        // Gradients of what a layer computes on the way have its name.
        ReduceOp { Label: var label } when label.EndsWith("Gradient", StringComparison.Ordinal) => label,
        ElementwiseOp { Label: var label } when !value.PerSample && label.EndsWith("Gradient", StringComparison.Ordinal) => label,
        MatMulOp or ElementwiseOp { Label: "Scale" } => "InputGradient",
        _ => "Gradient",
    };

    private static string LabelOf(Value value) => value.Op switch
    {
        // What a layer's activation is applied to.
        ElementwiseOp op when op.Label.EndsWith("Bias", StringComparison.Ordinal) => "PreActivation",
        MatMulOp op when op.Label.EndsWith("Bias", StringComparison.Ordinal) => "PreActivation",
        ElementwiseOp op => op.Label,
        ReduceOp op => op.Label,
        MatMulOp => "Product",
        StageOp => "Padded",
        RepackOp => "Repacked",
        DropoutMaskOp => "Mask",
        var op => string.Concat(op.Describe().Split(' ', ',').Select(Identifiers.Pascal)),
    };
}
