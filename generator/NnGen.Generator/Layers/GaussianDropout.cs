using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>While training, a product with random numbers around 1; otherwise nothing.</summary>
internal sealed class GaussianDropoutDefinition : LayerDefinition<GaussianDropoutAttribute>
{
    protected override string Formula(GaussianDropoutAttribute layer) => "y = x; while training, x · (1 + noise)";

    public override bool AffectsArchitecture => false;

    protected override void Check(GaussianDropoutAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.Rate is >= 0 and < 1, nameof(layer.Rate), "at least 0 and less than 1", layer.Rate);

    protected override Value Lower(GaussianDropoutAttribute layer, Value input, LayerContext context)
    {
        if (!context.Training || layer.Rate == 0)
        {
            return input;
        }

        var noise = context.Builder.Add(new StandardNormalOp(context.NextRandomStream(), input.Shape));
        var factor = 1 + (Math.Sqrt(layer.Rate / (1 - layer.Rate)) * (Expression)new Variable(1));
        return context.Builder.Elementwise("Dropout", new Variable(0) * factor, input, noise);
    }
}
