namespace NnGen.Generator.Ops.Expressions;

/// <summary>left + right</summary>
internal sealed class Add : Function
{
    private static readonly Add s_instance = new();

    public static Expression Of(Expression left, Expression right) => s_instance.Build([left, right]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => arguments[0] + arguments[1];

    public override Expression Build(Expression[] arguments) => (arguments[0], arguments[1]) switch
    {
        (Constant { Value: 0 }, var right) => right,
        (var left, Constant { Value: 0 }) => left,
        (var left, Call { Function: Negate } right) => left - right.Arguments[0],
        _ => base.Build(arguments),
    };

    protected override Expression Derivative(Call call, int argument) => 1;
}
