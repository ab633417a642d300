namespace NnGen.Generator.Ops.Expressions;

/// <summary>log(1 + eˣ), without overflow.</summary>
internal sealed class Softplus : Function
{
    private static readonly Softplus s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override bool IsCheap => false;

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Max(arguments[0], 0) + Math.Log(1 + Math.Exp(-Math.Abs(arguments[0])));

    protected override Expression Derivative(Call call, int argument) => Sigmoid.Of(call.Arguments[0]);
}
