using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x for x > 0, otherwise α (eˣ − 1)</summary>
internal sealed class ELUDefinition : LayerDefinition<ELUAttribute>
{
    protected override string Formula(ELUAttribute layer) => $"y = x for x > 0, otherwise {Number(layer.Alpha)} (exp(x) − 1)";

    public override bool MayBeNegative => true;

    protected override void Check(ELUAttribute layer, ProblemReporter problems) =>
        problems.Require(layer.Alpha is > 0 and < double.PositiveInfinity, nameof(layer.Alpha), "greater than 0", layer.Alpha);

    protected override Value Lower(ELUAttribute layer, Value input, LayerContext context) =>
        context.Map("ELU", ELU.Of(new Variable(0), layer.Alpha), input);
}
