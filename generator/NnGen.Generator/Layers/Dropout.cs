using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>While training, a product with a random mask; otherwise nothing.</summary>
internal sealed class DropoutDefinition : LayerDefinition<DropoutAttribute>
{
    protected override string Formula(DropoutAttribute layer) => "y = x; while training, x · mask / (1 − rate)";

    public override bool AffectsArchitecture => false;

    protected override void Check(DropoutAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.Rate is >= 0 and < 1, nameof(layer.Rate), "at least 0 and less than 1", layer.Rate);

    protected override Value Lower(DropoutAttribute layer, Value input, LayerContext context)
    {
        if (!context.Training || layer.Rate == 0)
        {
            return input;
        }

        var mask = context.Builder.Add(new DropoutMaskOp(layer.Rate, context.NextRandomStream(), input.Shape));
        return context.Builder.Elementwise("Dropout", new Variable(0) * new Variable(1), input, mask);
    }
}
