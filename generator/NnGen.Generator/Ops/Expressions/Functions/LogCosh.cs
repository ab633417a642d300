using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>
/// log cosh x as |x| + log(1 + e^−2|x|) − log 2, without overflow; where these cancel, its series up to x⁶. The derivative is tanh x.
/// </summary>
internal sealed class LogCosh : CompositeFunction
{
    /// <summary>Up to here, the first term that the series leaves out is below 2e-8 of the value.</summary>
    private const double SeriesEnd = 0.1;

    private static readonly LogCosh s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments)
    {
        var magnitude = Abs.Of(arguments[0]);
        var square = arguments[0] * arguments[0];
        var series = square * (0.5 + (square * ((-1 / 12.0) + ((1 / 45.0) * square))));
        return Select.Of(Greater.Of(magnitude, SeriesEnd), magnitude + (Softplus.Of(-2 * magnitude) - Math.Log(2)), series);
    }

    protected override Expression Derivative(Call call, int argument) => Tanh.Of(call.Arguments[0]);
}
