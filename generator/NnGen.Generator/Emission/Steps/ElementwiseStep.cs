using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

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

        if (!op.PerSample)
        {
            throw new InvalidOperationException($"No kernel for {value}: formulas over parameters belong to a sum.");
        }

        var operands = context.OperandsOf(value.Inputs, value.Count, perSample: true);
        var method = context.KernelName(new ElementwiseKernel(op.Label, op.Expression, operands, value.Count));
        string[] arguments =
            ["rows", .. context.Arguments(value.Inputs, operands), .. Formulas.ScalarNames(op.Expression), context.Ref(value)];
        return new Step(comment, method, arguments, [.. value.Inputs, value]);
    }
}
