using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>The triplet loss of each sample.</summary>
internal sealed class TripletLossExecution : OpExecution<TripletLossOp>
{
    protected override double[] Execute(Value value, TripletLossOp op, Operand[] operands, ReferenceRun run) =>
        ReferenceEmbeddingLosses.Triplet(op, operands[0].Elements, operands[1].Elements);
}

/// <summary>Its gradient.</summary>
internal sealed class TripletLossGradientExecution : OpExecution<TripletLossGradientOp>
{
    protected override double[] Execute(Value value, TripletLossGradientOp op, Operand[] operands, ReferenceRun run) =>
        ReferenceEmbeddingLosses.TripletGradient(op, operands[0].Elements, operands[1].Elements, operands[3].Elements);
}

/// <summary>The contrastive loss of each sample.</summary>
internal sealed class ContrastiveLossExecution : OpExecution<ContrastiveLossOp>
{
    protected override double[] Execute(Value value, ContrastiveLossOp op, Operand[] operands, ReferenceRun run) =>
        ReferenceEmbeddingLosses.Contrastive(op, operands[0].Elements, operands[1].Elements);
}

/// <summary>Its gradient.</summary>
internal sealed class ContrastiveLossGradientExecution : OpExecution<ContrastiveLossGradientOp>
{
    protected override double[] Execute(Value value, ContrastiveLossGradientOp op, Operand[] operands, ReferenceRun run) =>
        ReferenceEmbeddingLosses.ContrastiveGradient(op, operands[0].Elements, operands[1].Elements, operands[2].Elements);
}
