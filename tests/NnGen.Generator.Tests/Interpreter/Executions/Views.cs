using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>An op that hands on its operand's elements.</summary>
internal abstract class ViewExecution<TOp> : OpExecution<TOp>
    where TOp : Op
{
    protected sealed override double[] Execute(Value value, TOp op, Operand[] operands, ReferenceRun run) => operands[0].Elements;
}

/// <summary>The same elements under another shape.</summary>
internal sealed class ReshapeExecution : ViewExecution<ReshapeOp>;

/// <summary>Bytes as numbers.</summary>
internal sealed class ConvertExecution : ViewExecution<ConvertOp>;

/// <summary>One of several inputs.</summary>
internal sealed class UnpackExecution : OpExecution<UnpackOp>
{
    protected override double[] Execute(Value value, UnpackOp op, Operand[] operands, ReferenceRun run) => run.Batch.Inputs[op.Input.Name];
}

/// <summary>A copy.</summary>
internal sealed class StageExecution : ViewExecution<StageOp>;

/// <summary>A copy with other padding.</summary>
internal sealed class RepackExecution : ViewExecution<RepackOp>;

/// <summary>The same elements, as constants.</summary>
internal sealed class StopGradientExecution : ViewExecution<StopGradientOp>;
