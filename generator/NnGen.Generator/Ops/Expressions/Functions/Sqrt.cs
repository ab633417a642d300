namespace NnGen.Generator.Ops.Expressions;

/// <summary>√x</summary>
internal sealed class Sqrt : Function
{
    private static readonly Sqrt s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Sqrt(arguments[0]);

    protected override Expression Derivative(Call call, int argument) => 0.5 / (Expression)call;
}
