using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>What a layer lowers into: the graph under construction, and whether it is for training.</summary>
internal sealed class LayerContext(GraphBuilder builder, string layerName, bool training, List<Value> penalties, Func<int> nextStream)
{
    public GraphBuilder Builder { get; } = builder;

    /// <summary>The resolved name of the layer, which prefixes its parameters' names.</summary>
    public string LayerName { get; } = layerName;

    /// <summary>Whether layers behave as while training (dropout).</summary>
    public bool Training { get; } = training;

    /// <summary>Declares a parameter of this layer.</summary>
    public Value Parameter(ParameterDefinition parameter) =>
        Builder.Add(new ParameterOp(parameter with { Name = $"{LayerName}.{parameter.Name}", Layer = LayerName }));

    /// <summary>
    /// Gives a statistic of this layer a new value with every batch that gradients are computed for. A layer that is called several times
    /// moves it as often, one call after the other.
    /// </summary>
    public void UpdateStatistic(Value statistic, Func<Value, Value> newValue) =>
        Builder.Update(((ParameterOp)statistic.Op).Parameter, old => newValue(old ?? statistic));

    /// <summary>Adds a number to the loss: regularisation. That of a layer called several times counts once.</summary>
    public void AddPenalty(Value penalty)
    {
        if (!penalties.Contains(penalty))
        {
            penalties.Add(penalty);
        }
    }

    /// <summary>The index of the model's input that a value is, at most reshaped.</summary>
    public int InputIndex(Value value)
    {
        while (value.Op is ReshapeOp or ConvertOp)
        {
            value = value.Inputs[0];
        }

        return Builder.Values.Where(v => v.Op is InputOp { Kind: InputKind.Features }).ToList().IndexOf(value);
    }

    /// <summary>Applies a formula to each element.</summary>
    public Value Map(string label, Expression expression, Value input) => Builder.Elementwise(label, expression, input);

    /// <summary>Applies the default form of an activation: the layer of the same name.</summary>
    public Value Activate(Activation activation, Value input)
    {
        if (activation == Activation.Linear)
        {
            return input;
        }

        var definition = LayerRegistry.Find(activation.ToString())!;
        return definition.Lower(definition.CreateDefault(), [input], this);
    }

    /// <summary>A number that distinguishes the random streams of a model.</summary>
    public int NextRandomStream() => nextStream();
}
