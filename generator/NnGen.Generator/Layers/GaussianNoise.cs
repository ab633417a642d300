using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>While training, a sum with random numbers; otherwise nothing.</summary>
internal sealed class GaussianNoiseDefinition : LayerDefinition<GaussianNoiseAttribute>
{
    protected override string Formula(GaussianNoiseAttribute layer) => "y = x; while training, x + noise";

    public override bool AffectsArchitecture => false;

    protected override void Check(GaussianNoiseAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.Stddev is >= 0 and < double.PositiveInfinity, nameof(layer.Stddev), "at least 0", layer.Stddev);

    protected override Value Lower(GaussianNoiseAttribute layer, Value input, LayerContext context)
    {
        if (!context.Training || layer.Stddev == 0)
        {
            return input;
        }

        var noise = context.Builder.Add(new StandardNormalOp(context.NextRandomStream(), input.Shape));
        return context.Builder.Elementwise("AddNoise", new Variable(0) + (layer.Stddev * (Expression)new Variable(1)), input, noise);
    }
}
