using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>x tanh(log(1 + eˣ)) with one exponential: tanh of softplus is n / (n + 2) for n = eˣ (eˣ + 2).</summary>
internal sealed class Mish : CompositeFunction
{
    /// <summary>From here on the ratio is 1 in single precision, and the squares of eˣ would overflow later.</summary>
    private const double Saturation = 20;

    private static readonly Mish s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments)
    {
        var n = Numerator(Exponential(arguments[0]));
        return arguments[0] * (n / (n + 2));
    }

    protected override Expression Derivative(Call call, int argument)
    {
        var (x, e) = (call.Arguments[0], Exponential(call.Arguments[0]));
        var n = Numerator(e);
        return (n / (n + 2)) + (x * ((4 * (e * (e + 1))) / ((n + 2) * (n + 2))));
    }

    private static Expression Exponential(Expression x) => Exp.Of(Minimum.Of(Saturation, x));

    private static Expression Numerator(Expression exponential) => exponential * (exponential + 2);
}
