using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>While training, a product with a random mask of channels; otherwise nothing.</summary>
internal abstract class SpatialDropoutDefinition<TAttribute> : LayerDefinition<TAttribute>
    where TAttribute : LayerAttribute
{
    public override bool AffectsArchitecture => false;

    protected abstract double RateOf(TAttribute layer);

    protected sealed override void Check(TAttribute layer, ProblemReporter problems) =>
        problems.Require(RateOf(layer) is >= 0 and < 1, "Rate", "at least 0 and less than 1", RateOf(layer));

    protected sealed override Value Lower(TAttribute layer, Value input, LayerContext context)
    {
        if (!context.Training || RateOf(layer) == 0)
        {
            return input;
        }

        var (builder, channels) = (context.Builder, input.Shape.Last);
        var mask = builder.Add(new DropoutMaskOp(RateOf(layer), context.NextRandomStream(), Shape.Of(channels)));
        var everywhere = builder.Add(new ReshapeOp(input.Shape), builder.Add(new RepeatOp(input.Count / channels), mask));
        return builder.Elementwise("Dropout", new Variable(0) * new Variable(1), input, everywhere);
    }
}
