using System.Collections.Immutable;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Ops;

/// <summary>The three matrix products of a layer; one of them is the forward direction, two are its gradients.</summary>
internal enum MatMulForm
{
    /// <summary><c>[N, in] · [in, out] → [N, out]</c></summary>
    Forward,

    /// <summary><c>[N, out] · [in, out]ᵀ → [N, in]</c>: the gradient with respect to the left operand.</summary>
    InputGradient,

    /// <summary><c>[N, in]ᵀ · [N, out] → [in, out]</c>: the gradient with respect to the right operand, a sum over samples.</summary>
    KernelGradient,
}

/// <summary>A matrix product.</summary>
internal sealed record MatMulOp(MatMulForm Form) : ProductOp
{
    /// <summary>Whether the left operand is mostly zeros, which a product of few rows skips. The result is the same.</summary>
    public bool SkipsZeros { get; init; }

    public override Shape InferShape(ImmutableArray<Value> inputs) => Form switch
    {
        MatMulForm.Forward => Shape.Of(inputs[1].Shape.Last),
        MatMulForm.InputGradient => Shape.Of(inputs[1].Shape.Dimensions[0].Capacity),
        _ => Shape.Of(inputs[0].Count, inputs[1].Count),
    };

    public override int InferRows(ImmutableArray<Value> inputs)
    {
        Broadcasting.Check(this, inputs.Skip(1), inputs[0].Rows);
        return Form == MatMulForm.KernelGradient ? 0 : inputs[0].Rows;
    }

    public override void Differentiate(Value value, Value gradient, GradientContext context)
    {
        if (Form != MatMulForm.Forward || HasEpilogue)
        {
            throw new InvalidOperationException("Only plain forward products are differentiated; fusing comes after.");
        }

        var (input, kernel) = (value.Inputs[0], value.Inputs[1]);
        if (context.IsWanted(input))
        {
            context.Contribute(input, context.Builder.Add(new MatMulOp(MatMulForm.InputGradient), gradient, kernel));
        }

        if (context.IsWanted(kernel))
        {
            context.Contribute(kernel, context.Builder.Add(new MatMulOp(MatMulForm.KernelGradient), input, gradient));
        }
    }

    public override long Operations(Value value) =>
        2L * (Form == MatMulForm.KernelGradient ? value.Count : value.Inputs[1].Count);

    /// <summary>The left operand is read number by number, but for the input's gradient.</summary>
    public override bool ReadsVectors(int operand) => Form switch
    {
        MatMulForm.InputGradient => true,
        MatMulForm.Forward => operand > 1,
        _ => operand > 0,
    };

    public override string Describe() => $"MatMul{Label}";
}
