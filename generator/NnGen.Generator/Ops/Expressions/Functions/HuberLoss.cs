using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>½ e² for |e| ≤ δ, otherwise δ (|e| − ½ δ); the derivative is the error within ±δ.</summary>
internal sealed class HuberLoss : CompositeFunction
{
    private static readonly HuberLoss s_instance = new();

    public static Expression Of(Expression error, double delta) => s_instance.Build([error, delta]);

    public override Expression Expand(EquatableArray<Expression> arguments)
    {
        var (error, delta) = (arguments[0], arguments[1]);
        return Select.Of(Greater.Of(Abs.Of(error), delta), delta * (Abs.Of(error) - (0.5 * delta)), 0.5 * (error * error));
    }

    protected override Expression Derivative(Call call, int argument) =>
        Maximum.Of(-call.Arguments[1], Minimum.Of(call.Arguments[1], call.Arguments[0]));
}
