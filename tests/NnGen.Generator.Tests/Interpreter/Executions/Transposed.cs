using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>A transposed convolution.</summary>
internal sealed class TransposedConvolutionExecution : WindowExecution<TransposedConvolutionOp>
{
    protected override double[] Execute(Value value, TransposedConvolutionOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachProduct(op.Window, value.Shape, operands[1].Shape.Last, run.Batch.Count, (image, kernel, at, _) =>
            result[image] += operands[0].Elements[at] * operands[1].Elements[kernel]);
        return result;
    }
}

/// <summary>The gradient of its input.</summary>
internal sealed class TransposedInputGradientExecution : WindowExecution<TransposedInputGradientOp>
{
    protected override double[] Execute(Value value, TransposedInputGradientOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachProduct(op.Window, operands[0].Shape, value.Shape.Last, run.Batch.Count, (image, kernel, at, _) =>
            result[at] += operands[0].Elements[image] * operands[1].Elements[kernel]);
        return result;
    }
}

/// <summary>The gradient of its kernel.</summary>
internal sealed class TransposedKernelGradientExecution : WindowExecution<TransposedKernelGradientOp>
{
    protected override double[] Execute(Value value, TransposedKernelGradientOp op, Operand[] operands, ReferenceRun run)
    {
        var result = Fill(value, run, (_, _) => 0.0);
        ForEachProduct(op.Window, operands[0].Shape, value.Shape.Last, run.Batch.Count, (image, kernel, at, _) =>
            result[kernel] += operands[0].Elements[image] * operands[1].Elements[at]);
        return result;
    }
}
