namespace NnGen.Generator.Ops.Expressions;

/// <summary>1 where the argument is a number, 0 where it is NaN; a condition for Select.</summary>
internal sealed class IsNumber : Function
{
    private static readonly IsNumber s_instance = new();

    public static Expression Of(Expression argument) => s_instance.Build([argument]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => double.IsNaN(arguments[0]) ? 0 : 1;

    protected override Expression Derivative(Call call, int argument) => 0;
}
