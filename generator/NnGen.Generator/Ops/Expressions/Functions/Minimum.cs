namespace NnGen.Generator.Ops.Expressions;

/// <summary>The smaller of two; the derivative goes to the smaller, and to the right one when they are equal. Emitted so that a NaN on the right stays.</summary>
internal sealed class Minimum : Function
{
    private static readonly Minimum s_instance = new();

    public static Expression Of(Expression left, Expression right) => s_instance.Build([left, right]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => arguments[0] < arguments[1] ? arguments[0] : arguments[1];

    protected override Expression Derivative(Call call, int argument) => argument == 0 ? Select.Of(Greater.Of(call.Arguments[1], call.Arguments[0]), 1, 0) : Select.Of(Greater.Of(call.Arguments[1], call.Arguments[0]), 0, 1);
}
