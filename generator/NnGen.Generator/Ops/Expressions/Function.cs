using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>A scalar function: what it computes and how it is differentiated. One file per function.</summary>
internal abstract class Function
{
    /// <summary>The name; emitted code calls <c>VectorMath</c>'s method of that name, unless the emission knows an operator for it.</summary>
    public string Name => GetType().Name;

    /// <summary>Whether a processor does it in an instruction or two.</summary>
    public virtual bool IsCheap => true;

    /// <summary>The function in terms of simpler ones, or null for a primitive.</summary>
    public virtual Expression? Expand(EquatableArray<Expression> arguments) => null;

    /// <summary>The value in double precision; only primitives compute it themselves.</summary>
    public abstract double Evaluate(ReadOnlySpan<double> arguments);

    /// <summary>
    /// The derivative with respect to one argument. Written in terms of <paramref name="call"/> itself where that is possible, so that
    /// the stored output serves and the input need not be kept.
    /// </summary>
    protected abstract Expression Derivative(Call call, int argument);

    /// <summary>The chain rule.</summary>
    public virtual Expression Differentiate(Call call, Expression[] argumentDerivatives)
    {
        var sum = Expression.Zero;
        for (var i = 0; i < argumentDerivatives.Length; i++)
        {
            if (argumentDerivatives[i] != Expression.Zero)
            {
                sum += argumentDerivatives[i] * Derivative(call, i);
            }
        }

        return sum;
    }

    /// <summary>The call, simplified where that is plain: constants folded, neutral elements dropped.</summary>
    public virtual Expression Build(Expression[] arguments)
    {
        if (arguments.Length > 0 && arguments.All(a => a is Constant))
        {
            return new Constant(Evaluate([.. arguments.Select(a => ((Constant)a).Value)]));
        }

        return new Call(this, arguments.ToEquatableArray());
    }
}

/// <summary>A function defined by simpler ones; its derivative is written by hand only where the output can serve in it.</summary>
internal abstract class CompositeFunction : Function
{
    public abstract override Expression Expand(EquatableArray<Expression> arguments);

    public override double Evaluate(ReadOnlySpan<double> arguments) =>
        Evaluation.Evaluate(Expand(arguments.ToArray().Select(a => (Expression)a).ToEquatableArray()), variables: []);

    protected override Expression Derivative(Call call, int argument)
    {
        var parameters = Enumerable.Range(0, call.Arguments.Count).Select(i => (Expression)new Variable(i)).ToEquatableArray();
        return Expand(parameters).Differentiate(argument).Substitute(i => call.Arguments[i]);
    }
}

/// <summary>Double-precision evaluation of formulas.</summary>
internal static class Evaluation
{
    public static double Evaluate(
        Expression expression,
        ReadOnlySpan<double> variables,
        Func<string, double>? scalar = null,
        int column = 0)
    {
        switch (expression)
        {
            case Variable variable:
                return variables[variable.Index];
            case Constant constant:
                return constant.Value;
            case Column:
                return column;
            case Scalar named:
                return scalar is null ? throw new InvalidOperationException($"No value for '{named.Name}'.") : scalar(named.Name);
            case Call call:
                Span<double> arguments = stackalloc double[call.Arguments.Count];
                for (var i = 0; i < arguments.Length; i++)
                {
                    arguments[i] = Evaluate(call.Arguments[i], variables, scalar, column);
                }

                return call.Function.Evaluate(arguments);
            default:
                throw new InvalidOperationException($"Unknown formula {expression}.");
        }
    }
}
