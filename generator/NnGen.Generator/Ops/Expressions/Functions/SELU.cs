using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>λ x for x > 0, otherwise λ α (eˣ − 1); there the derivative λ α eˣ is the output plus λ α. Its value at 0 is λ α.</summary>
internal sealed class SELU : CompositeFunction
{
    // The constants of Klambauer et al. (2017), for which mean 0 and variance 1 are a fixed point.
    private const double Alpha = 1.6732632423543772;
    private const double Scale = 1.0507009873554805;

    private static readonly SELU s_instance = new();

    public static Expression Of(Expression operand) => s_instance.Build([operand]);

    public override Expression Expand(EquatableArray<Expression> arguments) =>
        Select.Of(Greater.Of(arguments[0], 0), Scale * arguments[0], (Scale * Alpha) * (Exp.Of(arguments[0]) - 1));

    protected override Expression Derivative(Call call, int argument) =>
        Select.Of(Greater.Of(call, 0), Scale, (Expression)call + (Scale * Alpha));
}
