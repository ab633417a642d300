using System.Globalization;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Ops.Expressions;

/// <summary>
/// A scalar formula over the elements of an op's operands. It is what elementwise ops compute, what tiles do to a product before
/// storing it, and how optimizers update; it is differentiated here, evaluated by the reference interpreter, and written as C#
/// for each vector width by the emission.
/// </summary>
internal abstract record Expression
{
    public static Expression Zero { get; } = new Constant(0);

    public static Expression One { get; } = new Constant(1);

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression left, Expression right) => Add.Of(left, right);

    public static Expression operator -(Expression left, Expression right) => Subtract.Of(left, right);

    public static Expression operator *(Expression left, Expression right) => Multiply.Of(left, right);

    public static Expression operator /(Expression left, Expression right) => Divide.Of(left, right);

    public static Expression operator -(Expression operand) => Negate.Of(operand);

    /// <summary>The operands, in the order in which they appear first.</summary>
    public IReadOnlyList<int> Variables
    {
        get
        {
            var indices = new List<int>();
            Visit(e =>
            {
                if (e is Variable variable && !indices.Contains(variable.Index))
                {
                    indices.Add(variable.Index);
                }
            });
            return indices;
        }
    }

    /// <summary>Whether it takes a few instructions, so that computing it beside a product costs next to nothing.</summary>
    public bool IsCheap
    {
        get
        {
            var cheap = true;
            Visit(e => cheap &= e is not Call call || (call.Function.Expand(call.Arguments)?.IsCheap ?? call.Function.IsCheap));
            return cheap;
        }
    }

    /// <summary>The derivative with respect to one operand.</summary>
    public Expression Differentiate(int variable) => this switch
    {
        Variable v => v.Index == variable ? One : Zero,
        Call call => call.Function.Differentiate(call, [.. call.Arguments.Items.Select(a => a.Differentiate(variable))]),
        _ => Zero,
    };

    /// <summary>This formula with every occurrence of a part replaced; parts compare by structure.</summary>
    public Expression Replace(Expression part, Expression replacement) => Map(e => e == part ? replacement : null);

    /// <summary>This formula with its operands replaced.</summary>
    public Expression Substitute(Func<int, Expression> operand) => Map(e => e is Variable variable ? operand(variable.Index) : null);

    /// <summary>Rebuilds the formula, top down; where the function gives null, it goes on with the parts.</summary>
    public Expression Map(Func<Expression, Expression?> rewrite)
    {
        if (rewrite(this) is { } rewritten)
        {
            return rewritten;
        }

        return this is Call call ? call.Function.Build([.. call.Arguments.Items.Select(a => a.Map(rewrite))]) : this;
    }

    /// <summary>Calls the function for every part, outer parts first.</summary>
    public void Visit(Action<Expression> action)
    {
        action(this);
        if (this is Call call)
        {
            foreach (var argument in call.Arguments)
            {
                argument.Visit(action);
            }
        }
    }
}

/// <summary>An operand of the op, by its index.</summary>
internal sealed record Variable(int Index) : Expression
{
    public override string ToString() => "x" + Index.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A number known at compile time.</summary>
internal sealed record Constant(double Value) : Expression
{
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A number known at run time that is the same for all elements: 1 / N, the learning rate.</summary>
internal sealed record Scalar(string Name) : Expression
{
    /// <summary>One over the number of samples in the batch.</summary>
    public static Scalar ReciprocalBatch { get; } = new("reciprocalBatch");

    public override string ToString() => Name;
}

/// <summary>The element's place along the last dimension, as a number.</summary>
internal sealed record Column : Expression
{
    public override string ToString() => "column";
}

/// <summary>A function applied to parts.</summary>
internal sealed record Call(Function Function, EquatableArray<Expression> Arguments) : Expression
{
    // Formulas are keys of dictionaries while graphs are rebuilt; to hash all parts each time took longer than all else.
    private readonly int _hash = unchecked((Function.GetHashCode() * 31) + Arguments.GetHashCode());

    public bool Equals(Call? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Function == other.Function && Arguments == other.Arguments);

    public override int GetHashCode() => _hash;

    public override string ToString() => $"{Function.Name}({string.Join(", ", Arguments.Items)})";
}
