using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x / max(√Σx², 1e-12), with the sum over each row of the last dimension.</summary>
internal sealed class UnitNormalizationDefinition : LayerDefinition<UnitNormalizationAttribute>
{
    protected override string Formula(UnitNormalizationAttribute layer) => "y = x / max(√Σx², 1e-12)";

    /// <summary>The epsilon of Keras's <c>normalize</c> and PyTorch's: a row of zeros stays one.</summary>
    private const double Epsilon = 1e-12;

    protected override Value Lower(UnitNormalizationAttribute layer, Value input, LayerContext context)
    {
        var builder = context.Builder;
        var rows = builder.AsRows(input);
        var square = new Variable(0) * (Expression)new Variable(0);
        var sum = builder.Reduce("SumOfSquares", ReduceAxes.Features, square, Shape.Of(1), rows);
        var reciprocal = builder.Elementwise("Reciprocal", 1 / Maximum.Of(Epsilon, Sqrt.Of(new Variable(0))), sum);
        var result = builder.Elementwise("Normalize", new Variable(0) * (Expression)new Variable(1), rows.Shape, rows.Rows, rows, reciprocal);
        return builder.Add(new ReshapeOp(input.Shape, input.Rows), result);
    }
}
