using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>The smaller of two, NaN if either is; of equal ones each gets half of the derivative, as in PyTorch.</summary>
internal sealed class PropagatingMinimum : CompositeFunction
{
    private static readonly PropagatingMinimum s_instance = new();

    public static Expression Of(Expression left, Expression right) => s_instance.Build([left, right]);

    // Where none is the smaller and they are not equal, one is NaN, and so is the sum.
    public override Expression Expand(EquatableArray<Expression> arguments)
    {
        var (left, right) = (arguments[0], arguments[1]);
        var unordered = Select.Of(Equal.Of(left, right), left, left + right);
        return Select.Of(Greater.Of(right, left), left, Select.Of(Greater.Of(left, right), right, unordered));
    }

    protected override Expression Derivative(Call call, int argument)
    {
        var (one, other) = (call.Arguments[argument], call.Arguments[1 - argument]);
        return Select.Of(Greater.Of(other, one), 1, Select.Of(Equal.Of(one, other), 0.5, 0));
    }
}
