namespace NnGen.Generator.Ops.Expressions;

/// <summary>The natural logarithm.</summary>
internal sealed class Log : Function
{
    private static readonly Log s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override bool IsCheap => false;

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Log(arguments[0]);

    protected override Expression Derivative(Call call, int argument) => 1 / call.Arguments[0];
}
