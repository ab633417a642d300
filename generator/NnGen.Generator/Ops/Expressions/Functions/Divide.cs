namespace NnGen.Generator.Ops.Expressions;

/// <summary>left / right</summary>
internal sealed class Divide : Function
{
    private static readonly Divide s_instance = new();

    public static Expression Of(Expression left, Expression right) => s_instance.Build([left, right]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => arguments[0] / arguments[1];

    public override Expression Build(Expression[] arguments) => (arguments[0], arguments[1]) switch
    {
        (Constant { Value: 0 }, _) => Expression.Zero,
        (var left, Constant { Value: 1 }) => left,
        (var left, Constant constant) when left is not Constant && constant.Value != 0 => (1 / constant.Value) * left,
        _ => base.Build(arguments),
    };

    protected override Expression Derivative(Call call, int argument) => argument == 0 ? 1 / call.Arguments[1] : -call.Arguments[0] / (call.Arguments[1] * call.Arguments[1]);
}
