using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A sum: over samples into a gradient, or over features, or over everything into a number.</summary>
internal sealed class ReduceStep : StepWriter<ReduceOp>
{
    protected override Step Write(Value value, ReduceOp op, StepContext context)
    {
        var sum = $"{value.ShapeText}: Σ {context.Formula(op.Expression, value.Inputs)}";
        var (method, arguments) = op.Axes == ReduceAxes.Samples ? OverSamples(value, op, context) : OverFeatures(value, op, context);
        return new Step(sum, method, arguments, [.. value.Inputs, value]);
    }

    private static (string Method, IReadOnlyList<string> Arguments) OverSamples(Value value, ReduceOp op, StepContext context)
    {
        var (summed, others) = (value.Inputs.Take(op.OperandCount), value.Inputs.Skip(op.OperandCount));
        var operands = context.OperandsOf(summed, value.Count, perSample: true);
        var epilogueOperands = context.OperandsOf(others, value.Count, perSample: false, operands);
        var method = context.KernelName(
            new SumOverSamplesKernel(
                op.Label, op.Expression, operands, value.Count, op.Epilogue, epilogueOperands, context.IsGradient(value)) { HasManyRows = summed.Max(i => i.Rows) > 1 });
        string[] arguments =
        [
            "share",
            StepContext.RowsOf(summed),
            .. context.Arguments(summed, operands),
            .. context.Arguments(others, epilogueOperands),
            .. Formulas.ScalarNames(op.Expression),
            .. context.IsGradient(value) ? ["accumulate"] : Array.Empty<string>(),
            context.Ref(value),
        ];
        return (method, arguments);
    }

    private static (string Method, IReadOnlyList<string> Arguments) OverFeatures(Value value, ReduceOp op, StepContext context)
    {
        var perSample = value.Inputs.Any(i => i.PerSample);
        var count = op.IterationCount(value);
        var operands = context.OperandsOf(value.Inputs, count, perSample);
        int? flatLength = perSample ? null : StorageLength(value.Inputs, context);
        var method = context.KernelName(new ReduceKernel(op.Label, op.Axes, op.Expression, operands, count, flatLength));
        string[] arguments =
        [
            .. perSample ? [StepContext.RowsOf(value.Inputs)] : Array.Empty<string>(),
            .. context.Arguments(value.Inputs, operands),
            .. Formulas.ScalarNames(op.Expression),
            .. context.IsLocal(value) ? Array.Empty<string>() : [context.Ref(value)],
        ];
        return (method, arguments);
    }

    private static int StorageLength(IEnumerable<Value> parameters, StepContext context) =>
        parameters.Select(v => v.Op).OfType<ParameterOp>().Max(op => context.Plan.Parameter(op.Parameter.Name).StorageLength);
}
