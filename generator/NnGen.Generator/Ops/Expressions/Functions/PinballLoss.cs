using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>max(q e, (q − 1) e) of an error e and a quantile q; the derivative by e at 0 is 0.</summary>
internal sealed class PinballLoss : CompositeFunction
{
    private static readonly PinballLoss s_instance = new();

    public static Expression Of(Expression error, Expression quantile) => s_instance.Build([error, quantile]);

    public override Expression Expand(EquatableArray<Expression> arguments) =>
        (arguments[1] * arguments[0]) + Maximum.Of(0, -arguments[0]);

    protected override Expression Derivative(Call call, int argument)
    {
        var (error, quantile) = (call.Arguments[0], call.Arguments[1]);
        return argument == 0 ? Select.Of(Greater.Of(error, 0), quantile, Select.Of(Greater.Of(0, error), quantile - 1, 0)) : error;
    }
}
