using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A product: forward and the gradient of the input by one kernel, the gradient of the kernel by another.</summary>
internal sealed class MatMulStep : StepWriter<MatMulOp>
{
    protected override Step Write(Value value, MatMulOp op, StepContext context)
    {
        var (method, arguments) = op.Form == MatMulForm.KernelGradient ? KernelGradient(value, op, context) : Product(value, op, context);
        return new Step(Describe(value, op, context), method, arguments, [.. value.Inputs, value]);
    }

    private static (string Method, string[] Arguments) Product(Value value, MatMulOp op, StepContext context)
    {
        var (input, kernel) = (value.Inputs[0], value.Inputs[1]);
        var operands = context.OperandsOf(value.Inputs.Skip(2), value.Count, perSample: true);
        var method = context.KernelName(
            new MatMulKernel(op.Label, input.Count, value.Count, context.StrideOf(input), context.StrideOf(value), op.Epilogue, operands) { SkipsZeros = op.SkipsZeros });
        var panels = op.Form == MatMulForm.Forward ? context.Ref(kernel) : $"ref {context.TransposedName(kernel)}";
        return (method, [ProductShareOf(value), context.Ref(input), panels, .. context.Arguments(value.Inputs.Skip(2), operands), context.Ref(value)]);
    }

    private static (string Method, string[] Arguments) KernelGradient(Value value, MatMulOp op, StepContext context)
    {
        var (input, gradient) = (value.Inputs[0], value.Inputs[1]);
        var others = value.Inputs.Skip(2).ToList();
        var names = context.OperandsOf(others, value.Count, perSample: false).Items.Select(o => o.Name).ToEquatableArray();
        var method = context.KernelName(
            new KernelGradientKernel(op.Label, input.Count, gradient.Count, context.StrideOf(input), context.StrideOf(gradient), op.Epilogue, names));
        var accumulate = context.IsGradient(value) ? "accumulate" : "false";
        return (
            method,
            ["share", StepContext.RowsOf(input), context.Ref(input), context.Ref(gradient), .. others.Select(context.Ref), accumulate, context.Ref(value)]);
    }

    /// <summary>This thread's part of a product, as C#.</summary>
    private static string ProductShareOf(Value value) =>
        value.Rows == 1 ? "share.Product(rows)" : $"share.Product(rows, {NumberText.Integer(value.Rows)})";

    private static string Describe(Value value, MatMulOp op, StepContext context)
    {
        var (left, right) = (value.Inputs[0].ShapeText, value.Inputs[1].ShapeText);
        var product = op.Form switch
        {
            MatMulForm.Forward => $"{left} · {right}",
            MatMulForm.InputGradient => $"{left} · {right}ᵀ",
            _ => $"{left}ᵀ · {right}",
        };
        var formula = ExpressionWriter.Describe(op.Epilogue, i => i == 0 ? "product" : context.NameOf(value.Inputs[i + 1]));
        return $"{product} → {value.ShapeText}{(op.HasEpilogue ? $", then {formula}" : "")}";
    }
}
