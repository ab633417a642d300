using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Emission;

/// <summary>Writes formulas as C# for one vector width; parts that occur several times get a local.</summary>
internal sealed class ExpressionWriter(CodeWriter writer, Lanes lanes, string prefix = "part")
{
    /// <summary>Functions with an operator or a method of the vector classes; all others are methods of VectorMath.</summary>
    private static readonly Dictionary<string, Func<Lanes, string[], string>> s_operations = new()
    {
        [nameof(Add)] = (_, a) => $"({a[0]} + {a[1]})",
        [nameof(Subtract)] = (_, a) => $"({a[0]} - {a[1]})",
        [nameof(Multiply)] = (_, a) => $"({a[0]} * {a[1]})",
        [nameof(Divide)] = (_, a) => $"({a[0]} / {a[1]})",
        [nameof(Negate)] = (_, a) => $"(-{a[0]})",
        [nameof(Abs)] = (lanes, a) => lanes.IsScalar ? $"float.Abs({a[0]})" : $"{lanes.Type}.Abs({a[0]})",
        [nameof(Sqrt)] = (lanes, a) => lanes.IsScalar ? $"float.Sqrt({a[0]})" : $"{lanes.Type}.Sqrt({a[0]})",

        // Native: when one is NaN, x86 gives the second, ARM the NaN; with the constant first, a NaN in the data stays either way.
        [nameof(Maximum)] = (lanes, a) => lanes.IsScalar ? $"({a[0]} > {a[1]} ? {a[0]} : {a[1]})" : $"{lanes.Type}.MaxNative({a[0]}, {a[1]})",
        [nameof(Minimum)] = (lanes, a) => lanes.IsScalar ? $"({a[0]} < {a[1]} ? {a[0]} : {a[1]})" : $"{lanes.Type}.MinNative({a[0]}, {a[1]})",
        [nameof(Greater)] = (lanes, a) => lanes.IsScalar ? $"{a[0]} > {a[1]}" : $"{lanes.Type}.GreaterThan({a[0]}, {a[1]})",
        [nameof(Equal)] = (lanes, a) => lanes.IsScalar ? $"{a[0]} == {a[1]}" : $"{lanes.Type}.Equals({a[0]}, {a[1]})",
        [nameof(IsNumber)] = (lanes, a) => lanes.IsScalar ? $"!float.IsNaN({a[0]})" : $"{lanes.Type}.Equals({a[0]}, {a[0]})",
        [nameof(Select)] = (lanes, a) => lanes.IsScalar ? $"({a[0]} ? {a[1]} : {a[2]})" : $"{lanes.Type}.ConditionalSelect({a[0]}, {a[1]}, {a[2]})",
    };

    private readonly Dictionary<Expression, string> _locals = [];
    private int _count;

    /// <summary>Writes the locals that a formula needs and gives its text.</summary>
    public string Write(Expression expression, Func<int, string> operand, Func<string, string>? scalar = null, string? column = null)
    {
        var expanded = Expand(expression);
        foreach (var shared in SharedParts(expanded))
        {
            if (!_locals.ContainsKey(shared))
            {
                var text = TextOf(shared, operand, scalar, column);
                var name = prefix + NumberText.Integer(++_count);
                writer.Line($"var {name} = {TrimParentheses(text)};");
                _locals.Add(shared, name);
            }
        }

        return TrimParentheses(TextOf(expanded, operand, scalar, column));
    }

    /// <summary>Replaces functions by what they are made of.</summary>
    public static Expression Expand(Expression expression) =>
        expression.Map(e => e is Call call && call.Function.Expand(call.Arguments) is { } expanded ? Expand(expanded) : null);

    /// <summary>The formula as a person writes it, for comments.</summary>
    public static string Describe(Expression expression, Func<int, string> operand) =>
        TrimParentheses(new ExpressionDescriber(operand).Text(expression));

    private static List<Expression> SharedParts(Expression expression)
    {
        var counts = new Dictionary<Expression, int>();
        var order = new List<Expression>();
        Count(expression);
        return [.. order.Where(part => counts[part] > 1)];

        void Count(Expression part)
        {
            if (part is not Call call || call.Function is Greater or Equal or IsNumber)
            {
                if (part is Call comparison)
                {
                    foreach (var argument in comparison.Arguments)
                    {
                        Count(argument);
                    }
                }

                return;
            }

            counts[part] = counts.TryGetValue(part, out var count) ? count + 1 : 1;
            if (counts[part] == 1)
            {
                foreach (var argument in call.Arguments)
                {
                    Count(argument);
                }

                order.Add(part);
            }
        }
    }

    public static string TrimParentheses(string text)
    {
        if (text.Length < 2 || text[0] != '(')
        {
            return text;
        }

        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1 ? text.Substring(1, i - 1) : text;
            }
        }

        return text;
    }

    private string TextOf(Expression expression, Func<int, string> operand, Func<string, string>? scalar, string? column)
    {
        if (_locals.TryGetValue(expression, out var local))
        {
            return local;
        }

        switch (expression)
        {
            case Variable variable:
                return operand(variable.Index);
            case Constant { Value: 0 } when !lanes.IsScalar:
                return lanes.Zero;
            case Constant constant:
                return lanes.Broadcast(NumberText.Float(constant.Value));
            case Scalar named:
                return scalar is null ? named.Name : scalar(named.Name);
            case Column:
                return column ?? throw new InvalidOperationException("No columns here.");
            case Call call:
                return MultiplyAdd(call, operand, scalar, column) ?? Operation(call, operand, scalar, column);
            default:
                throw new InvalidOperationException($"Unknown formula {expression}.");
        }
    }

    private string Operation(Call call, Func<int, string> operand, Func<string, string>? scalar, string? column)
    {
        var arguments = call.Arguments.Items.Select(a => TextOf(a, operand, scalar, column)).ToArray();
        return s_operations.TryGetValue(call.Function.Name, out var operation)
            ? operation(lanes, call.Function is Add or Subtract or Multiply or Divide or Negate ? arguments : [.. arguments.Select(TrimArgument)])
            : $"VectorMath.{call.Function.Name}({TrimParentheses(arguments[0])})";
    }

    /// <summary>Without vectors, comparisons and conditions are operators, among which a condition keeps its parentheses.</summary>
    private string TrimArgument(string argument) => lanes.IsScalar && argument.Contains('?') ? argument : TrimParentheses(argument);

    /// <summary>a · b + c in one instruction, in its three disguises.</summary>
    private string? MultiplyAdd(Call call, Func<int, string> operand, Func<string, string>? scalar, string? column)
    {
        if (lanes.IsScalar || call.Function is not (Add or Subtract))
        {
            return null;
        }

        var (left, right) = (call.Arguments[0], call.Arguments[1]);
        if (Product(left) is { } product)
        {
            var addend = call.Function is Add ? right : -right;
            return lanes.MultiplyAdd(Text(product.Arguments[0]), Text(product.Arguments[1]), Text(addend));
        }

        if (Product(right) is { } subtracted)
        {
            var factor = call.Function is Add ? subtracted.Arguments[0] : -subtracted.Arguments[0];
            return lanes.MultiplyAdd(Text(factor), Text(subtracted.Arguments[1]), Text(left));
        }

        return null;

        Call? Product(Expression part) => part is Call { Function: Multiply } multiply && !_locals.ContainsKey(part) ? multiply : null;

        string Text(Expression part) => TrimParentheses(TextOf(part, operand, scalar, column));
    }

    private sealed class ExpressionDescriber(Func<int, string> operand)
    {
        public string Text(Expression expression) => expression switch
        {
            Variable variable => operand(variable.Index),
            Constant constant => NumberText.Float(constant.Value).TrimEnd('f'),
            Scalar named => named.Name == Scalar.ReciprocalBatch.Name ? "1 / N" : named.Name,
            Column => "column",
            Call call => Text(call.Function.Name, [.. call.Arguments.Items.Select(Text)]),
            _ => "?",
        };

        private static string Text(string function, string[] a) => function switch
        {
            nameof(Add) => $"({a[0]} + {a[1]})",
            nameof(Subtract) => $"({a[0]} - {a[1]})",
            nameof(Multiply) => $"{a[0]} * {a[1]}",
            nameof(Divide) => $"{a[0]} / {a[1]}",
            nameof(Negate) => $"-{a[0]}",
            nameof(Greater) => $"{a[0]} > {a[1]}",
            nameof(Equal) => $"{a[0]} == {a[1]}",
            nameof(Select) => $"({a[0]} ? {a[1]} : {a[2]})",
            _ => $"{function}({string.Join(", ", a.Select(TrimParentheses))})",
        };
    }
}
