using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>What comes with the batch.</summary>
internal sealed class InputExecution : OpExecution<InputOp>
{
    protected override double[] Execute(Value value, InputOp op, Operand[] operands, ReferenceRun run) =>
        ReferenceRun.Checked(op.Name, value.Count * run.Batch.Count, Given(op, run.Batch));

    private static double[]? Given(InputOp op, ReferenceBatch batch) => op.Kind switch
    {
        InputKind.Targets => batch.Targets,
        InputKind.SampleWeights => batch.SampleWeights ?? [.. Enumerable.Repeat(1.0, batch.Count)],
        // Several inputs in rows of bytes: each is taken by its name where it is unpacked.
        _ when op.Name == NnGen.Generator.Passes.UnpackInputs.PackedName && !batch.Inputs.ContainsKey(op.Name) => new double[op.Shape.Count * batch.Count],
        _ => batch.Inputs.TryGetValue(op.Name, out var given) ? given : null,
    };
}

/// <summary>A parameter.</summary>
internal sealed class ParameterExecution : OpExecution<ParameterOp>
{
    protected override double[] Execute(Value value, ParameterOp op, Operand[] operands, ReferenceRun run) =>
        ReferenceRun.Checked(op.Parameter.Name, op.Parameter.Shape.Count, run.Parameters.GetValueOrDefault(op.Parameter.Name));
}

/// <summary>Room that a kernel needs, which the interpreter does not.</summary>
internal sealed class ScratchExecution : OpExecution<ScratchOp>
{
    protected override double[] Execute(Value value, ScratchOp op, Operand[] operands, ReferenceRun run) => new double[run.Batch.Count];
}
