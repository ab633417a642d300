using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>min(max(0, x + 3), 6) / 6, with derivative 0 at both kinks, found from the output.</summary>
internal sealed class HardSigmoid : CompositeFunction
{
    private static readonly HardSigmoid s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments) => (1.0 / 6) * ReLU6.Of(arguments[0] + 3);

    protected override Expression Derivative(Call call, int argument) =>
        Select.Of(Greater.Of(call, 0), Select.Of(Greater.Of(1, call), 1.0 / 6, 0), 0);
}
