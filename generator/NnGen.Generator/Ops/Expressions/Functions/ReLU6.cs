using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>min(max(0, x), 6), with derivative 0 at both kinks, found from the output.</summary>
internal sealed class ReLU6 : CompositeFunction
{
    private static readonly ReLU6 s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments) => Minimum.Of(6, Maximum.Of(0, arguments[0]));

    protected override Expression Derivative(Call call, int argument) =>
        Select.Of(Greater.Of(call, 0), Select.Of(Greater.Of(6, call), 1, 0), 0);
}
