using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>x for x > 0, otherwise α (eˣ − 1); there the derivative α eˣ is the output plus α.</summary>
internal sealed class ELU : CompositeFunction
{
    private static readonly ELU s_instance = new();

    public static Expression Of(Expression operand, double alpha) => s_instance.Build([operand, alpha]);

    public override Expression Expand(EquatableArray<Expression> arguments) =>
        Select.Of(Greater.Of(arguments[0], 0), arguments[0], arguments[1] * (Exp.Of(arguments[0]) - 1));

    protected override Expression Derivative(Call call, int argument) =>
        Select.Of(Greater.Of(call, 0), 1, (Expression)call + call.Arguments[1]);
}
