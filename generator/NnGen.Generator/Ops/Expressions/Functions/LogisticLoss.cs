using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>
/// −t log σ(z) − (1 − t) log(1 − σ(z)) as max(z, 0) − z t + log(1 + e^−|z|): small losses of confident logits keep their digits. The
/// derivative is that of the whole, σ(z) − t, since those of the parts are wrong at 0.
/// </summary>
internal sealed class LogisticLoss : CompositeFunction
{
    private static readonly LogisticLoss s_instance = new();

    public static Expression Of(Expression logit, Expression target) => s_instance.Build([logit, target]);

    public override Expression Expand(EquatableArray<Expression> arguments)
    {
        var (logit, target) = (arguments[0], arguments[1]);
        return Maximum.Of(0, logit) - (logit * target) + Softplus.Of(-Abs.Of(logit));
    }

    protected override Expression Derivative(Call call, int argument) =>
        argument == 0 ? Sigmoid.Of(call.Arguments[0]) - call.Arguments[1] : -call.Arguments[0];
}
