using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Steps;

/// <summary>A formula: a kernel over samples, or a statement when it is about single numbers.</summary>
internal sealed class ElementwiseStep : StepWriter<ElementwiseOp>
{
    protected override Step Write(Value value, ElementwiseOp op, StepContext context)
    {
        var comment = $"{value.ShapeText}: {context.Formula(op.Expression, value.Inputs)}";
        if (context.IsLocal(value))
        {
            var text = new ExpressionWriter(new CodeWriter(), Lanes.Scalar).Write(op.Expression, i => context.NameOf(value.Inputs[i]));
            return new Step(comment, text, [], [.. value.Inputs, value]);
        }

        if (!value.PerSample)
        {
            return Vector(value, op, comment, context);
        }

        var operands = context.OperandsOf(value.Inputs, value.Count, perSample: true);
        var method = context.KernelName(new ElementwiseKernel(op.Label, op.Expression, operands, value.Count, context.StrideOf(value)));
        string[] arguments =
            [StepContext.RowsOf(value), .. context.Arguments(value.Inputs, operands), .. Formulas.ScalarNames(op.Expression), context.Ref(value)];
        return new Step(comment, method, arguments, [.. value.Inputs, value]);
    }

    /// <summary>A formula over vectors of the model; a kernel's shape is one vector of all its panels.</summary>
    private static Step Vector(Value value, ElementwiseOp op, string comment, StepContext context)
    {
        var length = context.Matrices(value) is > 0 and var matrices ? Storage.ParameterLength(value.Shape, matrices) : value.Count;
        var operands = context.OperandsOf(value.Inputs, value.Count, perSample: true);
        var method = context.KernelName(new VectorKernel(op.Label, op.Expression, operands, length, context.IsGradient(value)));
        string[] arguments =
        [
            .. context.Arguments(value.Inputs, operands),
            .. Formulas.ScalarNames(op.Expression),
            .. context.IsGradient(value) ? ["accumulate"] : Array.Empty<string>(),
            context.Ref(value),
        ];
        return new Step(comment, method, arguments, [.. value.Inputs, value]);
    }
}
