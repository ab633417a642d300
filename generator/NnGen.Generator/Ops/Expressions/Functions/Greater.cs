namespace NnGen.Generator.Ops.Expressions;

/// <summary>1 where left > right, otherwise 0; a condition for Select.</summary>
internal sealed class Greater : Function
{
    private static readonly Greater s_instance = new();

    public static Expression Of(Expression left, Expression right) => s_instance.Build([left, right]);

    public override double Evaluate(ReadOnlySpan<double> arguments) => arguments[0] > arguments[1] ? 1 : 0;

    protected override Expression Derivative(Call call, int argument) => 0;
}
