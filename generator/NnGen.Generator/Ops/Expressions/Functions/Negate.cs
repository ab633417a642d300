namespace NnGen.Generator.Ops.Expressions;

/// <summary>−x</summary>
internal sealed class Negate : Function
{
    private static readonly Negate s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => -arguments[0];

    public override Expression Build(Expression[] arguments) =>
        arguments[0] is Call { Function: Negate } inner ? inner.Arguments[0] : base.Build(arguments);

    protected override Expression Derivative(Call call, int argument) => -1;
}
