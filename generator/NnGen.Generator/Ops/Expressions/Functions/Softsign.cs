using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>x / (1 + |x|), with derivative 1 / (1 + |x|)².</summary>
internal sealed class Softsign : CompositeFunction
{
    private static readonly Softsign s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments) => arguments[0] / (1 + Abs.Of(arguments[0]));

    protected override Expression Derivative(Call call, int argument)
    {
        var divisor = 1 + Abs.Of(call.Arguments[0]);
        return 1 / (divisor * divisor);
    }
}
