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
        var perSample = value.PerSample || value.Inputs.Any(i => i.PerSample);
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
            context.Contribute(input, SumTo(input, label + "Gradient", product, widest.Shape, perSample, operands, context.Builder));
        }
    }

    private static Value SumTo(
        Value input,
        string label,
        Expression product,
        Shape range,
        bool perSample,
        Value[] operands,
        GraphBuilder builder)
    {
        var overSamples = perSample && !input.PerSample;
        var overFeatures = input.Count < range.Count;
        if (!overSamples && !overFeatures)
        {
            return builder.Elementwise(label, product, input.Shape, input.PerSample, operands);
        }

        var full = builder.Elementwise(label, product, range, perSample, operands);
        var axes = (overSamples ? ReduceAxes.Samples : 0) | (overFeatures ? ReduceAxes.Features : 0);
        return builder.Reduce("Sum", axes, new Variable(0), input.Shape, full);
    }
}
