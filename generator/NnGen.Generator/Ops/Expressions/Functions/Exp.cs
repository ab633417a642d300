namespace NnGen.Generator.Ops.Expressions;

/// <summary>eˣ</summary>
internal sealed class Exp : Function
{
    private static readonly Exp s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override bool IsCheap => false;

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Exp(arguments[0]);

    protected override Expression Derivative(Call call, int argument) => call;
}
