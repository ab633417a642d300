using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Merging;

/// <summary>The inner product of two vectors, <c>[C]</c> and <c>[C]</c> in, <c>[1]</c> out.</summary>
internal sealed class DotDefinition : MergingDefinition<DotAttribute>
{
    protected override string Formula(DotAttribute layer) => layer.Normalize ? "y = x₁ · x₂ / (|x₁| |x₂|)" : "y = x₁ · x₂";

    private const double Epsilon = 1e-12;

    public override int MostInputs => 2;

    protected override void Check(DotAttribute layer, ProblemReporter problems)
    {
        var axes = layer.Axes ?? [];
        problems.Require(
            axes.Length is 1 or 2 && axes.All(a => a is 1 or -1), nameof(layer.Axes), "1 or −1, for both vectors or for each", $"[{string.Join(", ", axes)}]");
    }

    protected override Shape? InferShape(DotAttribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems)
    {
        if (inputs.FirstOrDefault(i => i.Shape.Rank != 1) is { } other)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, "vectors [C]", other.Source, other.Shape.ToBatchString(), "");
            return null;
        }

        return HaveOneShape(inputs, problems) ? Shape.Of(1) : null;
    }

    protected override Value Lower(DotAttribute layer, IReadOnlyList<Value> inputs, LayerContext context)
    {
        var dot = Product(inputs[0], inputs[1], "Dot", context);
        return layer.Normalize
            ? context.Builder.Elementwise(
                "Cosine",
                new Variable(0) / (Length(1) * Length(2)),
                dot,
                Product(inputs[0], inputs[0], "SquaredLength", context),
                Product(inputs[1], inputs[1], "SquaredLength", context))
            : dot;
    }

    private static Expression Length(int squared) => Sqrt.Of(Maximum.Of(Epsilon, new Variable(squared)));

    private static Value Product(Value left, Value right, string label, LayerContext context) =>
        context.Builder.Reduce(label, ReduceAxes.Features, new Variable(0) * (Expression)new Variable(1), Shape.Of(1), left, right);
}
