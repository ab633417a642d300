using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>The gradient rule that elementwise ops and sums share: a partial derivative, summed over what was repeated.</summary>
internal static class Broadcasting
{
    /// <param name="value">The elementwise value or the sum.</param>
    /// <param name="expression">Its formula.</param>
    /// <param name="label">Its name.</param>
    /// <param name="gradient">The gradient with respect to it.</param>
    /// <param name="context">Where the results go.</param>
    /// <param name="output">The value that holds the formula's result element by element, if there is one.</param>
    public static void Differentiate(
        Value value,
        Expression expression,
        string label,
        Value gradient,
        GradientContext context,
        Value? output)
    {
        // Where the formula ranges: over the elements of its largest operand; a lone operand of a parameter's shape stays one.
        var widest = value.Inputs.Append(value).OrderByDescending(i => i.Count).First();
        var rows = value.Inputs.Append(value).Max(i => i.Rows);
        foreach (var (input, index) in value.Inputs.Select((input, index) => (input, index)))
        {
            if (!context.IsWanted(input))
            {
                continue;
            }

            // The stored output serves wherever the derivative contains the formula itself.
            Value[] operands = output is null ? [.. value.Inputs, gradient] : [.. value.Inputs, gradient, output];
            var derivative = expression.Differentiate(index);
            if (output is not null)
            {
                derivative = derivative.Replace(expression, new Variable(value.Inputs.Length + 1));
            }

            var product = new Variable(value.Inputs.Length) * derivative;
            context.Contribute(input, SumTo(input, label + "Gradient", product, widest.Shape, rows, operands, context.Builder));
        }
    }

    /// <summary>Refuses operands with a number of rows of their own: neither of the model nor as many as the result has.</summary>
    /// <exception cref="InvalidOperationException">An operand has fewer or more rows a sample.</exception>
    public static void Check(Op op, IEnumerable<Value> inputs, int rows)
    {
        if (inputs.FirstOrDefault(i => i.Rows != 0 && i.Rows != rows) is { } other)
        {
            throw new InvalidOperationException($"{op.Describe()} has {rows} rows a sample, but its operand {other} has {other.Rows}.");
        }
    }

    /// <summary>What the gradient of an intermediate value is called in the layer: that of a mean, of a scale.</summary>
    private static string NameOf(Value input) => input.Op switch
    {
        ElementwiseOp { Label.Length: > 0 } op => op.Label + "Gradient",
        ReduceOp { Label.Length: > 0 } op => op.Label + "Gradient",
        _ => "Sum",
    };

    private static Value SumTo(
        Value input,
        string label,
        Expression product,
        Shape range,
        int rows,
        Value[] operands,
        GraphBuilder builder)
    {
        var overSamples = rows > 0 && !input.PerSample;
        var overFeatures = input.Count < range.Count;
        if (!overSamples && !overFeatures)
        {
            return builder.Elementwise(label, product, input.Shape, input.Rows, operands);
        }

        // A single number of the model is summed first along the rows, then over them.
        var sum = builder.Elementwise(label, product, range, rows, operands);
        var name = NameOf(input);
        sum = overFeatures ? builder.Reduce(name, ReduceAxes.Features, new Variable(0), input.Shape, sum) : sum;
        return overSamples ? builder.Reduce(name, ReduceAxes.Samples, new Variable(0), input.Shape, sum) : sum;
    }
}
