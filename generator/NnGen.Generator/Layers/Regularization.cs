using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>The penalties L1 · Σ|w| and L2 · Σw² of a parameter.</summary>
internal static class Regularization
{
    /// <summary>Reports a factor that is negative or not finite.</summary>
    public static void Check(double factor, string argument, ProblemReporter problems) =>
        problems.Require(factor >= 0 && Limits.IsFinite(factor), argument, "at least 0", factor);

    /// <summary>Adds the penalties of a parameter to the loss.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="prefix">What distinguishes it from others of its layer, for names in the emitted code.</param>
    /// <param name="l1">The factor of Σ|w|.</param>
    /// <param name="l2">The factor of Σw².</param>
    /// <param name="context">The layer.</param>
    public static void Add(Value parameter, string prefix, double l1, double l2, LayerContext context)
    {
        Add(prefix + "L1Penalty", l1 * Abs.Of(new Variable(0)), l1, parameter, context);
        Add(prefix + "L2Penalty", l2 * (new Variable(0) * (Expression)new Variable(0)), l2, parameter, context);
    }

    private static void Add(string label, Expression penalty, double factor, Value parameter, LayerContext context)
    {
        if (factor != 0)
        {
            context.AddPenalty(context.Builder.Reduce(label, ReduceAxes.Features, penalty, Shape.Scalar, parameter));
        }
    }
}
