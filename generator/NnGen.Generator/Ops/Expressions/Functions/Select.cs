namespace NnGen.Generator.Ops.Expressions;

/// <summary>The second argument where the condition holds, the third elsewhere.</summary>
internal sealed class Select : Function
{
    private static readonly Select s_instance = new();

    public static Expression Of(Expression condition, Expression whenTrue, Expression whenFalse) =>
        s_instance.Build([condition, whenTrue, whenFalse]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => arguments[0] != 0 ? arguments[1] : arguments[2];

    public override Expression Build(Expression[] arguments) =>
        arguments[1] == arguments[2] ? arguments[1] : base.Build(arguments);

    // Not by products: 0 times an infinite derivative of the branch not taken would be NaN.
    public override Expression Differentiate(Call call, Expression[] argumentDerivatives) =>
        Of(call.Arguments[0], argumentDerivatives[1], argumentDerivatives[2]);

    protected override Expression Derivative(Call call, int argument) => argument switch
    {
        1 => Of(call.Arguments[0], 1, 0),
        2 => Of(call.Arguments[0], 0, 1),
        _ => 0,
    };
}
