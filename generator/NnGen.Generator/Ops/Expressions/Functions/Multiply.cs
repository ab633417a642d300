namespace NnGen.Generator.Ops.Expressions;

/// <summary>left · right</summary>
internal sealed class Multiply : Function
{
    private static readonly Multiply s_instance = new();

    public static Expression Of(Expression left, Expression right) => s_instance.Build([left, right]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => arguments[0] * arguments[1];

    public override Expression Build(Expression[] arguments) => (arguments[0], arguments[1]) switch
    {
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => Expression.Zero,
        (Constant { Value: 1 }, var right) => right,
        (var left, Constant { Value: 1 }) => left,
        (Constant { Value: -1 }, var right) => -right,
        (var left, Constant { Value: -1 }) => -left,
        (Constant outer, Call { Function: Multiply } inner) when inner.Arguments[0] is Constant constant =>
            (outer.Value * constant.Value) * inner.Arguments[1],
        (var left, Constant constant) when left is not Constant => Build([constant, left]),
        // A mask times a factor is the factor under the mask: the product is 0 there even when the factor is not finite.
        (Call { Function: Select } mask, var factor) when IsZeroOrOne(mask) => Distribute(mask, factor),
        (var factor, Call { Function: Select } mask) when IsZeroOrOne(mask) => Distribute(mask, factor),
        _ => base.Build(arguments),
    };

    private static bool IsZeroOrOne(Call select) =>
        select.Arguments.Items.Skip(1).All(a => a is Constant { Value: 0 or 1 } || (a is Call { Function: Select } inner && IsZeroOrOne(inner)));

    private static Expression Distribute(Call select, Expression factor) =>
        Select.Of(select.Arguments[0], select.Arguments[1] * factor, select.Arguments[2] * factor);

    protected override Expression Derivative(Call call, int argument) => call.Arguments[1 - argument];
}
