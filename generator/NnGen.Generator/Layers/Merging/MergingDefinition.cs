using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers.Merging;

/// <summary>A definition of a layer with several inputs, which only graphs can call.</summary>
internal abstract class MergingDefinition<TAttribute> : LayerDefinition
    where TAttribute : LayerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public override int FewestInputs => 2;

    public override int MostInputs => int.MaxValue;

    public sealed override void Check(Attribute layer, ProblemReporter problems) => Check((TAttribute)layer, problems);

    public sealed override Shape? InferShape(Attribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems) =>
        InferShape((TAttribute)layer, inputs, problems);

    public sealed override Value Lower(Attribute layer, IReadOnlyList<Value> inputs, LayerContext context) =>
        Lower((TAttribute)layer, inputs, context);

    public sealed override string Formula(Attribute layer) => Formula((TAttribute)layer);

    /// <inheritdoc cref="LayerDefinition.Formula"/>
    protected virtual string Formula(TAttribute layer) => base.Formula(layer);

    protected virtual void Check(TAttribute layer, ProblemReporter problems)
    {
    }

    protected virtual Shape? InferShape(TAttribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems) =>
        HaveOneShape(inputs, problems) ? inputs[0].Shape : null;

    protected abstract Value Lower(TAttribute layer, IReadOnlyList<Value> inputs, LayerContext context);

    /// <summary>Reports the first input that has another shape than the first of all.</summary>
    protected static bool HaveOneShape(IReadOnlyList<LayerInput> inputs, ProblemReporter problems)
    {
        if (inputs.FirstOrDefault(input => input.Shape != inputs[0].Shape) is not { } other)
        {
            return true;
        }

        var needed = $"inputs of one shape, {inputs[0].Shape.ToBatchString()} as {inputs[0].Source} gives";
        problems.Report(ProblemReporter.ShapeMismatch, null, needed, other.Source, other.Shape.ToBatchString(), "");
        return false;
    }
}
