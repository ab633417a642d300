namespace NnGen.Generator.Ops.Expressions;

/// <summary>The hyperbolic tangent.</summary>
internal sealed class Tanh : Function
{
    private static readonly Tanh s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override bool IsCheap => false;

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Tanh(arguments[0]);

    protected override Expression Derivative(Call call, int argument) => 1 - ((Expression)call * call);
}
