using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Losses;

/// <summary>Stands for the user's method in declarations.</summary>
internal sealed class CustomLossAttribute : LossAttribute;

/// <summary>The user's method <c>Loss</c>: what it gives is the loss of each element.</summary>
internal sealed class CustomLossDefinition : LossDefinition<CustomLossAttribute>
{
    /// <summary>What stands for the user's method in declarations.</summary>
    public const string CustomKind = "CustomLoss";

    private readonly IReadOnlyList<ResolvedLayer> _functions = [];
    private readonly LossBody? _body;

    /// <summary>For the search by reflection: a model's own has a body.</summary>
    public CustomLossDefinition()
    {
    }

    public CustomLossDefinition(IReadOnlyList<ResolvedLayer> functions, LossBody body) => (_functions, _body) = (functions, body);

    public override PredictionTask Task => PredictionTask.Regression;

    protected override Value Lower(CustomLossAttribute loss, Value head, Value target, GraphBuilder builder)
    {
        var values = new List<Value> { head, target };
        var context = new LayerContext(builder, "Loss", training: false, [], () => 0);
        foreach (var call in _body!.Calls)
        {
            var function = _functions[call.Layer];
            values.Add(function.Definition.Lower(function.Attribute, [.. call.Inputs.Items.Select(i => values[i])], context));
        }

        return values[_body.Result];
    }
}
