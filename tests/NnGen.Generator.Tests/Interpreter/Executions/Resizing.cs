using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>An image in another frame.</summary>
internal sealed class FrameExecution : MovingExecution<FrameOp>
{
    protected override double Element(FrameOp op, Operand[] operands, int row, int[] index)
    {
        int[] source = [index[0] - op.Top, index[1] - op.Left, index[2]];
        return source.Zip(Sizes(operands[0].Shape)).All(place => place.First >= 0 && place.First < place.Second) ? At(operands[0], row, source) : 0;
    }
}

/// <summary>An image enlarged by interpolation.</summary>
internal sealed class BilinearExecution : MovingExecution<BilinearOp>
{
    protected override double Element(BilinearOp op, Operand[] operands, int row, int[] index)
    {
        var sizes = Sizes(operands[0].Shape);
        return Sum(sizes[0], y => Sum(sizes[1], x =>
            Weight(index[0], y, op.Factor, sizes[0]) * Weight(index[1], x, op.Factor, sizes[1]) * At(operands[0], row, [y, x, index[2]])));
    }

    /// <summary>What a place of the result takes of a pixel: 1 minus the distance of their centres.</summary>
    internal static double Weight(int place, int pixel, int factor, int size) =>
        Math.Max(0, 1 - Math.Abs(Math.Clamp(((place + 0.5) / factor) - 0.5, 0, size - 1) - pixel));
}

/// <summary>Its gradient.</summary>
internal sealed class BilinearGradientExecution : MovingExecution<BilinearGradientOp>
{
    protected override double Element(BilinearGradientOp op, Operand[] operands, int row, int[] index)
    {
        var (sizes, image) = (Sizes(operands[0].Shape), Sizes(op.Shape));
        return Sum(sizes[0], y => Sum(sizes[1], x =>
            BilinearExecution.Weight(y, index[0], op.Factor, image[0])
            * BilinearExecution.Weight(x, index[1], op.Factor, image[1])
            * At(operands[0], row, [y, x, index[2]])));
    }
}
