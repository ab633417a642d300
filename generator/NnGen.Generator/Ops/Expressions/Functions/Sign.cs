namespace NnGen.Generator.Ops.Expressions;

/// <summary>−1, 0 or 1.</summary>
internal sealed class Sign : Function
{
    private static readonly Sign s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Sign(arguments[0]);

    protected override Expression Derivative(Call call, int argument) => 0;
}
