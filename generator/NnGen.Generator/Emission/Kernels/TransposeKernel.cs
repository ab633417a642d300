using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>A dimension of the result of a transposition: its size, and how far apart its elements lie on either side.</summary>
internal sealed record TransposedDimension(int Size, int InputStep, int ResultStep);

/// <summary>
/// The dimensions of each row in another order. Dimensions that stay together are one, those of size 1 none; what remains are loops around
/// copies of runs, or around transpositions of matrices by the runtime.
/// </summary>
/// <param name="Dimensions">The dimensions of the result, outermost first.</param>
/// <param name="InputStride">The floats from a row of the input to the next.</param>
/// <param name="Stride">The floats from a row of the result to the next.</param>
internal sealed record TransposeKernel(EquatableArray<TransposedDimension> Dimensions, int InputStride, int Stride) : Kernel
{
    public override string Name => $"Transpose{string.Join("x", Dimensions.Items.OrderByDescending(d => d.InputStep).Select(d => d.Size))}";

    public override string Description =>
        $"<c>[N, {Sizes(Dimensions.Items.OrderByDescending(d => d.InputStep))}] → [N, {Sizes(Dimensions.Items)}]</c>: dimensions in another order";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    /// <summary>The kernel of an order of a shape's dimensions; it has one dimension when nothing moves.</summary>
    public static TransposeKernel Of(IReadOnlyList<int> sizes, IReadOnlyList<int> order, int inputStride, int stride)
    {
        var steps = Steps(sizes);
        var resultSteps = Steps([.. order.Select(i => sizes[i])]);
        var dimensions = new List<TransposedDimension>();
        for (var i = 0; i < order.Count; i++)
        {
            var next = new TransposedDimension(sizes[order[i]], steps[order[i]], resultSteps[i]);
            if (next.Size == 1)
            {
                continue;
            }

            if (dimensions.Count > 0 && dimensions[dimensions.Count - 1] is var last && last.InputStep == next.Size * next.InputStep)
            {
                dimensions[dimensions.Count - 1] = next with { Size = last.Size * next.Size };
            }
            else
            {
                dimensions.Add(next);
            }
        }

        return new TransposeKernel(dimensions.ToEquatableArray(), inputStride, stride);
    }

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var inputRow = ref Unsafe.Add(ref input, row * {InputStride});");
        writer.Line($"ref var resultRow = ref Unsafe.Add(ref result, row * {Stride});");
        var (run, columns) = (Dimensions.Items.Single(d => d.InputStep == 1), Dimensions[Dimensions.Count - 1]);
        WriteLoops(writer, lanes, Dimensions.Items.Where(d => d != run && d != columns), "inputRow", "resultRow", 0, run, columns);
        Runs.ClearPadding(writer, lanes, "resultRow", Dimensions.Items.Aggregate(1, (product, d) => product * d.Size), Stride);
    }

    private static void WriteLoops(
        CodeWriter writer,
        Lanes lanes,
        IEnumerable<TransposedDimension> outer,
        string input,
        string result,
        int depth,
        TransposedDimension run,
        TransposedDimension columns)
    {
        if (outer.FirstOrDefault() is { } dimension)
        {
            var index = "index" + NumberText.Integer(depth + 1);
            using var loop = writer.Block($"for (nint {index} = 0; {index} < {dimension.Size}; {index}++)");
            var (innerInput, innerResult) = ($"input{NumberText.Integer(depth + 1)}", $"result{NumberText.Integer(depth + 1)}");
            writer.Line($"ref var {innerInput} = ref Unsafe.Add(ref {input}, {index} * {dimension.InputStep});");
            writer.Line($"ref var {innerResult} = ref Unsafe.Add(ref {result}, {index} * {dimension.ResultStep});");
            WriteLoops(writer, lanes, outer.Skip(1), innerInput, innerResult, depth + 1, run, columns);
        }
        else if (run == columns)
        {
            Runs.Copy(writer, lanes, input, 0, result, 0, run.Size);
        }
        else
        {
            writer.Line(
                $"RowKernels.Transpose({columns.Size}, {run.Size}, ref {input}, {columns.InputStep}, ref {result}, {run.ResultStep});");
        }
    }

    private static int[] Steps(IReadOnlyList<int> sizes)
    {
        var steps = new int[sizes.Count];
        var step = 1;
        for (var i = sizes.Count - 1; i >= 0; i--)
        {
            (steps[i], step) = (step, step * sizes[i]);
        }

        return steps;
    }

    private static string Sizes(IEnumerable<TransposedDimension> dimensions) => string.Join(", ", dimensions.Select(d => d.Size));
}
