using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>−1, 0 or 1, with derivative 0.</summary>
internal sealed class Sign : CompositeFunction
{
    private static readonly Sign s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments) =>
        Select.Of(Greater.Of(arguments[0], 0), 1, Select.Of(Greater.Of(0, arguments[0]), -1, 0));

    protected override Expression Derivative(Call call, int argument) => 0;
}
