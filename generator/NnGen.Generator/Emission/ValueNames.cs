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

    private readonly Dictionary<int, string> _names = [];

    public ValueNames(Schedule schedule) => NameValues(schedule);

    public string Of(Value value) => _names[value.Id];

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
        var graph = schedule.Graph;
        var lossId = graph.Find(OutputKind.Loss)?.Id ?? int.MaxValue;
        var scope = new NameScope([.. s_fixed, .. graph.Values.Where(v => v.Op is ParameterOp).Select(v => Identifier(v) + "Transposed")]);
        var consumers = graph.Consumers;
        var lastOfLayer = graph.Values
            .Where(v => v.Id <= lossId && v.PerSample && Identifier(v).Length == 0 && v.Op is not (LogSumExpOp or DropoutMaskOp or StageOp or RepackOp) && !IsBesideOthers(v, consumers[v.Id]))
            .GroupBy(v => v.Scope)
            .ToDictionary(g => g.Key, g => g.Last().Id);
        foreach (var value in graph.Values)
        {
            var gradient = graph.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Gradient && o.Value == value);
            _names[value.Id] = value switch
            {
                _ when gradient is not null => scope.Take(Identifiers.Camel(Identifiers.OfParameter(gradient.Parameter!.Name)) + "Gradient"),
                { Op: InputOp } => Identifier(value),
                { Op: ReshapeOp } => _names[value.Inputs[0].Id],
                _ when graph.Outputs.FirstOrDefault(o => o.Kind == OutputKind.StatisticUpdate && o.Value == value) is { } update =>
                    _names[graph.Values.First(v => v.Op is ParameterOp op && op.Parameter == update.Parameter).Id],
                _ when schedule.Places[value.Id] is CallerStorage { Name: "outputs" } => "outputs",
                _ when Identifier(value) is { Length: > 0 } identifier => scope.Take(identifier),
                _ when value.Id > lossId => scope.Take(BackwardName(value)),
                _ when lastOfLayer.TryGetValue(value.Scope, out var last) && last == value.Id && value.Scope != "Loss" => scope.Take(Identifiers.Camel(Identifiers.OfLayer(value.Scope))),
                _ => scope.Take(Identifiers.Camel(Identifiers.Pascal(Identifiers.OfLayer(value.Scope)) + LabelOf(value))),
            };
        }
    }

    /// <summary>Whether a value is a number that goes into a formula along the rows of others (a mean): no layer's output.</summary>
    private static bool IsBesideOthers(Value value, IEnumerable<Value> consumers) =>
        value.Count == 1 && consumers.Any(c => c.Inputs.Any(i => i.PerSample && i.Count > 1));

    private static string BackwardName(Value value) => Identifiers.Camel(Identifiers.OfLayer(value.Scope)) + value.Op switch
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
