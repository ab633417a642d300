namespace NnGen.Generator.Ops.Expressions;

/// <summary>|x|, with derivative 0 at 0.</summary>
internal sealed class Abs : Function
{
    private static readonly Abs s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Abs(arguments[0]);

    protected override Expression Derivative(Call call, int argument) => Sign.Of(call.Arguments[0]);
}
