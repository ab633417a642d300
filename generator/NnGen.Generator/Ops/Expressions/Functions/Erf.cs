namespace NnGen.Generator.Ops.Expressions;

/// <summary>The error function.</summary>
internal sealed class Erf : Function
{
    private static readonly Erf s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override bool IsCheap => false;

    public override double Evaluate(ReadOnlySpan<double> arguments) => Evaluate(arguments[0]);

    private static double Evaluate(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude > 6)
        {
            return Math.Sign(x);
        }

        // Maclaurin series; its terms stay below e^(x²), so doubles keep about 1e-10 up to 3, and beyond that the continued
        // fraction of erfc converges fast.
        return Math.Sign(x) * (magnitude < 3 ? Series(magnitude) : 1 - ComplementFraction(magnitude));
    }

    private static double Series(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double ComplementFraction(double x)
    {
        var fraction = x;
        for (var n = 60; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }

    protected override Expression Derivative(Call call, int argument) => (2 / Math.Sqrt(Math.PI)) * Exp.Of(-(call.Arguments[0] * call.Arguments[0]));
}
