using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Losses;
using NnGen.Generator.Optimizers;

namespace NnGen.Generator.Declaration;

/// <summary>A checked declaration with its definitions, real attributes and shapes: what lowering starts from.</summary>
/// <param name="Declaration">What was declared.</param>
/// <param name="Inputs">The shapes of the inputs.</param>
/// <param name="Layers">The layers, in the order of their declaration.</param>
/// <param name="CallShapes">The output shape of each call.</param>
/// <param name="Loss">The loss, or null.</param>
/// <param name="Optimizer">The optimizer, or null.</param>
internal sealed record ResolvedModel(
    ModelDeclaration Declaration,
    IReadOnlyList<Shape> Inputs,
    IReadOnlyList<ResolvedLayer> Layers,
    IReadOnlyList<Shape> CallShapes,
    ResolvedLoss? Loss,
    ResolvedOptimizer? Optimizer)
{
    /// <summary>The losses of several outputs, in their order; otherwise empty.</summary>
    public IReadOnlyList<ResolvedLoss> OutputLosses => (Loss?.Definition as SeveralLossesDefinition)?.Losses ?? [];

    /// <summary>Whether there are several outputs, which are computed side by side.</summary>
    public bool HasSeveralOutputs => Declaration.Outputs.Count > 1;

    /// <summary>The shape of one sample of the prediction; of several outputs, all elements side by side.</summary>
    public Shape OutputShape => HasSeveralOutputs
        ? Shape.Of(OutputShapes.Aggregate(0, (sum, shape) => checked(sum + shape.Count)))
        : CallShapes[Declaration.Output - Inputs.Count];

    /// <summary>The shapes of several outputs, in their order.</summary>
    public IEnumerable<Shape> OutputShapes => Declaration.Outputs.Items.Select(output => CallShapes[output.Value - Inputs.Count]);
}

internal sealed record ResolvedLayer(string Name, LayerDefinition Definition, Attribute Attribute)
{
    /// <summary>Whether it is the call of a function or an operator, whose name the user does not know.</summary>
    public bool IsFunction { get; init; }

    /// <summary>How messages name it: <c>Dense 'Dense1'</c>, or <c>Add</c> for a function.</summary>
    public string DisplayName => IsFunction ? Definition.Kind : $"{Definition.Kind} '{Name}'";
}

internal sealed record ResolvedLoss(LossDefinition Definition, Attribute Attribute);

internal sealed record ResolvedOptimizer(OptimizerDefinition Definition, Attribute Attribute);
