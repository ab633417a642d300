using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>max(0, x), with derivative 0 at 0, found from the output.</summary>
internal sealed class ReLU : CompositeFunction
{
    private static readonly ReLU s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments) => Maximum.Of(0, arguments[0]);

    protected override Expression Derivative(Call call, int argument) => Select.Of(Greater.Of(call, 0), 1, 0);
}
