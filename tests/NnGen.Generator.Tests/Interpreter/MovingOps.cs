using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>Executes the ops that move elements, by the index of each, and normal random numbers.</summary>
internal static class MovingOps
{
    public static double[] Compute(Value value, double[][] operands, ReferenceBatch batch) => value.Op switch
    {
        StandardNormalOp op => ReferencePhilox.StandardNormal(batch.Seed, op.Stream, batch.Step, batch.Count, value.Count),
        ConcatenateOp op => PerRow(value, batch, (row, index) => Concatenated(value, op.Axis, operands, row, index)),
        SliceOp op => PerRow(value, batch, (row, index) => At(value.Inputs[0], operands[0], row, Moved(index, op.Axis, op.Start))),
        TransposeOp op => PerRow(value, batch, (row, index) => At(value.Inputs[0], operands[0], row, Inverse(index, op))),
        RepeatOp => PerRow(value, batch, (row, index) => At(value.Inputs[0], operands[0], row, [index[1]])),
        SumRepeatsOp => PerRow(value, batch, (row, index) =>
            Enumerable.Range(0, Sizes(value.Inputs[0])[0]).Sum(time => At(value.Inputs[0], operands[0], row, [time, index[0]]))),
        _ => throw new InvalidOperationException($"Unknown op {value.Op}."),
    };

    private static double[] PerRow(Value value, ReferenceBatch batch, Func<int, int[], double> element)
    {
        var result = new double[batch.Count * value.Rows * value.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = element(i / value.Count, Index(i % value.Count, Sizes(value)));
        }

        return result;
    }

    private static double Concatenated(Value value, int axis, double[][] operands, int row, int[] index)
    {
        var start = 0;
        for (var part = 0; ; part++)
        {
            var length = Sizes(value.Inputs[part])[axis];
            if (index[axis] < start + length)
            {
                return At(value.Inputs[part], operands[part], row, Moved(index, axis, -start));
            }

            start += length;
        }
    }

    private static int[] Inverse(int[] index, TransposeOp op)
    {
        var source = new int[index.Length];
        for (var i = 0; i < index.Length; i++)
        {
            source[op.Order[i]] = index[i];
        }

        return source;
    }

    private static int[] Moved(int[] index, int axis, int by) => [.. index.Select((at, i) => i == axis ? at + by : at)];

    private static double At(Value value, double[] elements, int row, int[] index)
    {
        var place = 0;
        foreach (var (at, size) in index.Zip(Sizes(value)))
        {
            place = (place * size) + at;
        }

        return elements[(row * value.Count) + place];
    }

    private static int[] Index(int place, int[] sizes)
    {
        var index = new int[sizes.Length];
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            (place, index[i]) = Math.DivRem(place, sizes[i]);
        }

        return index;
    }

    private static int[] Sizes(Value value) => [.. value.Shape.Dimensions.Items.Select(d => d.Capacity)];
}
