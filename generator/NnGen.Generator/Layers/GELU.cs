using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x Φ(x), by the error function or by its approximation through tanh.</summary>
internal sealed class GELUDefinition : LayerDefinition<GELUAttribute>
{
    protected override string Formula(GELUAttribute layer) =>
        layer.Approximate ? "y = x / 2 (1 + tanh(√(2/π) (x + 0.044715 x³)))" : "y = x Φ(x)";

    public override bool MayBeNegative => true;

    protected override Value Lower(GELUAttribute layer, Value input, LayerContext context)
    {
        Expression x = new Variable(0);
        var phi = layer.Approximate
            ? 0.5 * (1 + Tanh.Of(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * (x * x * x)))))
            : 0.5 * (1 + Erf.Of(Math.Sqrt(0.5) * x));
        return context.Map(layer.Approximate ? "GELUTanh" : "GELU", x * phi, input);
    }
}
