namespace NnGen.Generator.Ops.Expressions;

/// <summary>baseᵉˣᵖᵒⁿᵉⁿᵗ with a constant base; for numbers computed once a step.</summary>
internal sealed class Power : Function
{
    private static readonly Power s_instance = new();

    public static Expression Of(Expression @base, Expression exponent) => s_instance.Build([@base, exponent]);

    public override bool IsCheap => false;

    public override double Evaluate(ReadOnlySpan<double> arguments) => Math.Pow(arguments[0], arguments[1]);

    protected override Expression Derivative(Call call, int argument) =>
        argument == 0
            ? call.Arguments[1] * Of(call.Arguments[0], call.Arguments[1] - 1)
            : call * Log.Of(call.Arguments[0]);
}
