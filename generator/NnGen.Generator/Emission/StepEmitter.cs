using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission;

/// <summary>One call in a layer's method.</summary>
/// <param name="Comment">What it does, with shapes.</param>
/// <param name="Method">The kernel, or a method of the runtime.</param>
/// <param name="Arguments">Its arguments; values by their names in the schedule.</param>
/// <param name="Values">The values that it touches, in order.</param>
internal sealed record Step(string Comment, string Method, IReadOnlyList<string> Arguments, IReadOnlyList<Value> Values);

/// <summary>Chooses the kernel of each value and writes the call.</summary>
internal sealed class StepEmitter(ModelPlan plan, Schedule schedule, KernelBook kernels, Func<Value, string> nameOf)
{
    /// <summary>The call that computes a value, or null when nothing needs to run.</summary>
    public Step? Create(Value value) => value.Op switch
    {
        InputOp or ParameterOp or ReshapeOp => null,
        MatMulOp { Form: MatMulForm.KernelGradient } op => KernelGradient(value, op),
        MatMulOp op => MatMul(value, op),
        ElementwiseOp op => Elementwise(value, op),
        ReduceOp { Axes: ReduceAxes.Samples } op => SumOverSamples(value, op),
        ReduceOp op => Reduce(value, op),
        LogSumExpOp => LogSumExp(value),
        DropoutMaskOp op => DropoutMask(value, op),
        StageOp => Stage(value),
        _ => throw new InvalidOperationException($"No kernel for {value.Op}."),
    };

    /// <summary>The distance between a value's samples where it lives.</summary>
    private int StrideOf(Value value) => schedule.Places[value.Id] is WorkspaceStorage place ? place.Stride : value.Count;

    private EquatableArray<KernelOperand> OperandsOf(
        IEnumerable<Value> values,
        int count,
        bool perSample,
        EquatableArray<KernelOperand> others = default) =>
        KernelOperand.List(values, count, perSample, StrideOf, others);

    private Step MatMul(Value value, MatMulOp op)
    {
        var (input, kernel) = (value.Inputs[0], value.Inputs[1]);
        var operands = OperandsOf(value.Inputs.Skip(2), value.Count, perSample: true);
        var method = kernels.NameOf(new MatMulKernel(op.Label, input.Count, value.Count, StrideOf(input), op.Epilogue, operands));
        var panels = op.Form == MatMulForm.Forward ? Ref(kernel) : $"ref {TransposedName(kernel)}";
        string[] arguments = ["rows", Ref(input), panels, .. Arguments(value.Inputs.Skip(2), operands), Ref(value)];
        return new Step(Describe(value, op.Epilogue, v => v == 0 ? "product" : nameOf(value.Inputs[v + 1])), method, arguments, [.. value.Inputs, value]);
    }

    /// <summary>The name of a transposed kernel beside the kernel's own.</summary>
    public string TransposedName(Value kernel) => nameOf(kernel) + "Transposed";

    private Step KernelGradient(Value value, MatMulOp op)
    {
        var (input, gradient) = (value.Inputs[0], value.Inputs[1]);
        var others = value.Inputs.Skip(2).ToList();
        var names = OperandsOf(others, value.Count, perSample: false).Items.Select(o => o.Name).ToEquatableArray();
        var method = kernels.NameOf(new KernelGradientKernel(
            op.Label, input.Count, gradient.Count, StrideOf(input), op.Epilogue, names));
        string[] arguments = ["rows", Ref(input), Ref(gradient), .. others.Select(Ref), "accumulate", Ref(value)];
        return new Step(Describe(value, op.Epilogue, v => v == 0 ? "product" : nameOf(value.Inputs[v + 1])), method, arguments, [.. value.Inputs, value]);
    }

    private Step Elementwise(Value value, ElementwiseOp op)
    {
        var comment = $"{value.ShapeText}: {Formula(op.Expression, value.Inputs)}";
        if (schedule.Places[value.Id] is LocalStorage)
        {
            var text = new ExpressionWriter(new CodeWriter(), Lanes.Scalar).Write(op.Expression, i => nameOf(value.Inputs[i]));
            return new Step(comment, text, [], [.. value.Inputs, value]);
        }

        if (!op.PerSample)
        {
            throw new InvalidOperationException($"No kernel for {value}: formulas over parameters belong to a sum.");
        }

        var operands = OperandsOf(value.Inputs, value.Count, perSample: true);
        var method = kernels.NameOf(new ElementwiseKernel(op.Label, op.Expression, operands, value.Count));
        string[] arguments = ["rows", .. Arguments(value.Inputs, operands), .. Formulas.ScalarNames(op.Expression), Ref(value)];
        return new Step(comment, method, arguments, [.. value.Inputs, value]);
    }

    private Step SumOverSamples(Value value, ReduceOp op)
    {
        var operands = OperandsOf(value.Inputs.Take(op.OperandCount), value.Count, perSample: true);
        var others = OperandsOf(value.Inputs.Skip(op.OperandCount), value.Count, perSample: false, operands);
        var method = kernels.NameOf(new SumOverSamplesKernel(op.Label, op.Expression, operands, value.Count, op.Epilogue, others));
        string[] arguments =
        [
            "rows",
            .. Arguments(value.Inputs.Take(op.OperandCount), operands),
            .. Arguments(value.Inputs.Skip(op.OperandCount), others),
            .. Formulas.ScalarNames(op.Expression),
            "accumulate",
            Ref(value),
        ];
        var sum = $"Σₙ {Formula(op.Expression, value.Inputs)}";
        return new Step($"{value.ShapeText}: {sum}", method, arguments, [.. value.Inputs, value]);
    }

    private Step Reduce(Value value, ReduceOp op)
    {
        var perSample = value.Inputs.Any(i => i.PerSample);
        var count = op.IterationCount(value);
        var operands = OperandsOf(value.Inputs, count, perSample);
        int? flatLength = perSample ? null : FlatLength(value.Inputs);
        var method = kernels.NameOf(new ReduceKernel(op.Label, op.Axes, op.Expression, operands, count, flatLength));
        List<string> arguments = [.. Arguments(value.Inputs, operands), .. Formulas.ScalarNames(op.Expression)];
        if (perSample)
        {
            arguments.Insert(0, "rows");
        }

        if (schedule.Places[value.Id] is not LocalStorage)
        {
            arguments.Add(Ref(value));
        }

        return new Step($"{value.ShapeText}: Σ {Formula(op.Expression, value.Inputs)}", method, arguments, [.. value.Inputs, value]);
    }

    private int FlatLength(IEnumerable<Value> parameters) =>
        parameters.Select(v => v.Op).OfType<ParameterOp>().Max(op => plan.Parameter(op.Parameter.Name).StorageLength);

    private Step LogSumExp(Value value)
    {
        var input = value.Inputs[0];
        string[] arguments = ["rows", NumberText.Integer(input.Count), NumberText.Integer(StrideOf(input)), Ref(input), Ref(value)];
        return new Step($"{input.ShapeText} → [N]: log Σ exp", "RowKernels.LogSumExp", arguments, [input, value]);
    }

    private Step DropoutMask(Value value, DropoutMaskOp op)
    {
        string[] arguments =
        [
            "rows",
            NumberText.Integer(StrideOf(value)),
            NumberText.Float(op.Rate),
            "seed",
            NumberText.Integer(op.Stream),
            "batch",
            Ref(value),
        ];
        return new Step($"{value.ShapeText}: 0 or 1 / (1 - rate)", "RandomKernels.DropoutMask", arguments, [value]);
    }

    private Step Stage(Value value)
    {
        var input = value.Inputs[0];
        string[] arguments =
        [
            "rows",
            NumberText.Integer(input.Count),
            Ref(input),
            NumberText.Integer(StrideOf(input)),
            Ref(value),
            NumberText.Integer(StrideOf(value)),
        ];
        return new Step($"{value.ShapeText}: rows padded to whole vectors", "RowKernels.CopyRows", arguments, [input, value]);
    }

    private IEnumerable<string> Arguments(IEnumerable<Value> values, EquatableArray<KernelOperand> operands) =>
        values.Zip(operands.Items, (value, operand) => operand.Access == OperandAccess.Uniform ? nameOf(value) : Ref(value));

    private string Ref(Value value) => "ref " + nameOf(value);

    private string Formula(Expression expression, IReadOnlyList<Value> inputs) =>
        ExpressionWriter.Describe(expression, i => nameOf(inputs[i]));

    private static string Describe(Value value, Expression epilogue, Func<int, string> operand)
    {
        var (left, right) = (value.Inputs[0].ShapeText, value.Inputs[1].ShapeText);
        var product = ((MatMulOp)value.Op).Form switch
        {
            MatMulForm.Forward => $"{left} · {right}",
            MatMulForm.InputGradient => $"{left} · {right}ᵀ",
            _ => $"{left}ᵀ · {right}",
        };
        var formula = epilogue == new Variable(0) ? "" : $", then {ExpressionWriter.Describe(epilogue, operand)}";
        return $"{product} → {value.ShapeText}{formula}";
    }
}
