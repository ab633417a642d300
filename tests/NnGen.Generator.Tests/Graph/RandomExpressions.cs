using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Random formulas whose values and derivatives stay moderate for moderate operands.</summary>
internal static class RandomExpressions
{
    /// <param name="depth">How deep calls are nested at most.</param>
    /// <param name="variables">The number of operands.</param>
    /// <param name="random">Decides.</param>
    /// <param name="smooth">Whether functions with kinks are left out.</param>
    public static Expression Create(int depth, int variables, Random random, bool smooth = false)
    {
        if (depth == 0 || random.Next(6) == 0)
        {
            return random.Next(5) == 0 ? (2 * random.NextDouble()) - 1 : new Variable(random.Next(variables));
        }

        Expression Part() => Create(depth - 1, variables, random, smooth);
        return random.Next(smooth ? 13 : 19) switch
        {
            0 or 1 => Part() + Part(),
            2 => Part() - Part(),
            3 or 4 => Part() * Tanh.Of(Part()),
            5 => Part() / (1 + Exp.Of(Tanh.Of(Part()))),
            6 => -Part(),
            7 => Sigmoid.Of(Part()),
            8 => Tanh.Of(Part()),
            9 => Softplus.Of(Part()),
            10 => Erf.Of(Part()),
            11 => Sqrt.Of(1 + Exp.Of(Tanh.Of(Part()))),
            12 => Log.Of(1 + Exp.Of(Tanh.Of(Part()))),
            13 => ReLU.Of(Part()),
            14 => LeakyReLU.Of(Part(), 0.2),
            15 => ELU.Of(Part(), 0.6),
            16 => Maximum.Of(Part(), Minimum.Of(Part(), 0.8)),
            17 => Abs.Of(Part()),
            _ => Select.Of(Greater.Of(Part(), 0), Tanh.Of(Part()), 0),
        };
    }
}
