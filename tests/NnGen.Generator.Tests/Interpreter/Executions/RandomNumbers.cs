using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>0 for what is dropped, else 1 / (1 − rate).</summary>
internal sealed class DropoutMaskExecution : OpExecution<DropoutMaskOp>
{
    protected override double[] Execute(Value value, DropoutMaskOp op, Operand[] operands, ReferenceRun run) =>
        ReferencePhilox.DropoutMask(run.Batch.Seed, op.Stream, run.Batch.Step, run.Batch.Count, value.Count, op.Rate);
}

/// <summary>Normal random numbers.</summary>
internal sealed class StandardNormalExecution : OpExecution<StandardNormalOp>
{
    protected override double[] Execute(Value value, StandardNormalOp op, Operand[] operands, ReferenceRun run) =>
        ReferencePhilox.StandardNormal(run.Batch.Seed, op.Stream, run.Batch.Step, run.Batch.Count, value.Count);
}
