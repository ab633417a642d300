using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Description;

/// <summary>
/// What is known at compile time of a model and of each of its layers: the one source of summaries, tooltips, comments and budgets.
/// </summary>
/// <remarks>
/// Operations are those of the forward pass of one sample as the layers define it, before the compiler makes it shorter: a multiply-add counts
/// as 2, a function such as exp and a comparison as 1, moving numbers as nothing.
/// </remarks>
internal sealed class ModelDescription
{
    private ModelDescription(ResolvedModel model)
    {
        Model = model;
        var values = Lowering.ValuesOfCalls(model);
        Layers = [.. values.Select((added, call) => Describe(model, call, added))];
    }

    public ResolvedModel Model { get; }

    /// <summary>The calls in the order in which they run.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; }

    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The floating-point operations of one sample of a prediction.</summary>
    public long Flops => Layers.Sum(layer => layer.Flops);

    public static ModelDescription Create(ResolvedModel model) => new(model);

    private static LayerDescription Describe(ResolvedModel model, int call, IReadOnlyList<Value> added)
    {
        var declared = model.Declaration.Calls[call];
        var layer = model.Layers[declared.Layer];
        return new LayerDescription(
            layer.Name,
            layer.Definition.Kind,
            declared.Inputs.Items,
            [.. declared.Inputs.Items.Select(input => input < model.Inputs.Count ? model.Inputs[input] : model.CallShapes[input - model.Inputs.Count])],
            model.CallShapes[call],
            added.Select(value => value.Op).OfType<ParameterOp>().Sum(op => (long)op.Parameter.Shape.Count),
            added.Sum(FlopsOf),
            layer.Definition.Formula(layer.Attribute));
    }

    /// <summary>The operations for one sample; what belongs to the model is not computed again for each.</summary>
    private static long FlopsOf(Value value) =>
        value.Op.IsFree ? 0 : value.Op.Operations(value) * Math.Max(value.Rows, value.Inputs.Select(input => input.Rows).DefaultIfEmpty(0).Max());
}
