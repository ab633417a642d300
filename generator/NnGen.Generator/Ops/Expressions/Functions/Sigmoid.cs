namespace NnGen.Generator.Ops.Expressions;

/// <summary>1 / (1 + e⁻ˣ)</summary>
internal sealed class Sigmoid : Function
{
    private static readonly Sigmoid s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override bool IsCheap => false;

    public override double Evaluate(ReadOnlySpan<double> arguments) => 1 / (1 + Math.Exp(-arguments[0]));

    protected override Expression Derivative(Call call, int argument) => (Expression)call * (1 - (Expression)call);
}
