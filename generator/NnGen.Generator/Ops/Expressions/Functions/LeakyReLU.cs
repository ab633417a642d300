using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>x for x > 0, otherwise slope · x; the slope is a constant of at least 0, so the output's sign is the input's.</summary>
internal sealed class LeakyReLU : CompositeFunction
{
    private static readonly LeakyReLU s_instance = new();

    public static Expression Of(Expression operand, double slope) => s_instance.Build([operand, slope]);

    public override Expression Expand(EquatableArray<Expression> arguments) =>
        Select.Of(Greater.Of(arguments[0], 0), arguments[0], arguments[1] * arguments[0]);

    protected override Expression Derivative(Call call, int argument) => Select.Of(Greater.Of(call, 0), 1, call.Arguments[1]);
}
