using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>
/// What optimizers keep of past gradients: factor · state + added. Where a unit is not active for long it shrinks until it is a subnormal number,
/// and stays one, since 0.9 times the smallest rounds to itself; processors need a hundred cycles for each. Before that it becomes 0. NaN stays.
/// </summary>
internal static class DecayingSum
{
    private const double SmallestNormal = 1.17549435e-38;

    /// <summary>2⁻¹⁰⁰: times any ordinary learning rate it is a normal number still, and moves no weight.</summary>
    private const double LeastOfGradients = 7.88860905e-31;

    /// <summary>Of gradients, for an update that is in proportion to it.</summary>
    public static Expression OfGradients(double factor, Expression state, Expression added) => ZeroBelow(LeastOfGradients, (factor * state) + added);

    /// <summary>Of squares, or of gradients of which only the sign counts.</summary>
    public static Expression OfSquares(double factor, Expression state, Expression added) => ZeroBelow(SmallestNormal, (factor * state) + added);

    private static Expression ZeroBelow(double least, Expression sum) => Select.Of(Greater.Of(least, Abs.Of(sum)), 0, sum);
}
