namespace NnGen.Generator.Ops.Expressions;

/// <summary>The larger of two; the derivative goes to the larger, and to the right one when they are equal. Emitted so that a NaN on the right stays.</summary>
internal sealed class Maximum : Function
{
    private static readonly Maximum s_instance = new();

    public static Expression Of(Expression left, Expression right) => s_instance.Build([left, right]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => arguments[0] > arguments[1] ? arguments[0] : arguments[1];

    protected override Expression Derivative(Call call, int argument) => argument == 0 ? Select.Of(Greater.Of(call.Arguments[0], call.Arguments[1]), 1, 0) : Select.Of(Greater.Of(call.Arguments[0], call.Arguments[1]), 0, 1);
}
