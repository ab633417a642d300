using NnGen.Generator.Graph;

namespace NnGen.Generator.Passes;

/// <summary>Where a value lives while a schedule runs.</summary>
internal abstract record Storage
{
    /// <summary>The floats of the widest vector; rows and parameters are padded to multiples of it.</summary>
    public const int VectorFloats = 16;

    private const int ShortestSpread = 256;

    private const int SharedSets = 128;

    /// <summary>Rounds up to whole vectors.</summary>
    public static int Pad(int count) => (count + VectorFloats - 1) / VectorFloats * VectorFloats;

    /// <summary>The floats that a parameter, or a value of its shape, takes.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="matrices">The matrices in panels that its columns are shared by, see <see cref="PlanMemory.Matrices"/>; 0 for elements that follow each other.</param>
    public static int ParameterLength(Shape shape, int matrices) => matrices == 0
        ? Pad(shape.Count)
        : checked(shape.Count / shape.Last * matrices * Pad(shape.Last / matrices));

    /// <summary>The floats that a kernel <c>[…, in, out]</c> takes when its inputs are the columns, in panels.</summary>
    public static int TransposedLength(Shape kernel)
    {
        var inputs = kernel.Dimensions[kernel.Rank - 2].Capacity;
        return checked(kernel.Count / inputs * Pad(inputs));
    }

    /// <summary>The distance between the rows of a value that is computed: rows of numbers are padded, single ones and tokens lie side by side.</summary>
    public static int RowStride(Value value) =>
        value.Count == 1 ? 1
        : value.ElementType != ElementType.Float32 ? value.Count
        : IsSpread(value) ? Pad(value.Count) + VectorFloats
        : Pad(value.Count);

    /// <summary>
    /// Whether rows lie a vector further apart than they must. Tiles read a column of many rows at once, and in rows that are a multiple of
    /// 512 bytes apart these share few sets of the first-level cache. Rows that others look at in another shape stay as they are.
    /// </summary>
    private static bool IsSpread(Value value) =>
        value is { Rows: 1, Shape.Rank: 1, Op: not Ops.ReshapeOp }
        && Pad(value.Count) >= ShortestSpread
        && Pad(value.Count) % SharedSets == 0;

    /// <summary>Whether the rows of a value that is computed follow each other without padding.</summary>
    public static bool IsDense(Value value) => RowStride(value) == value.Count;

    /// <summary>What a reshaped value is a view of.</summary>
    public static Value Source(Value value) => value.Op is Ops.ReshapeOp ? Source(value.Inputs[0]) : value;

    /// <summary>Whether an element of a reshaped value that is computed lies where it is looked for: else it takes a copy.</summary>
    public static bool LiesAlike(Value view) =>
        Source(view) is var source && ((source.Count == view.Count && source.Rows == view.Rows) || (IsDense(source) && IsDense(view)));
}

/// <summary>The caller's densely packed rows.</summary>
internal sealed record CallerStorage(string Name) : Storage;

/// <summary>A parameter in the model's storage.</summary>
internal sealed record ParameterStorage(ParameterDefinition Parameter) : Storage;

/// <summary>The gradient of a parameter, which the first batch after a step writes and further ones add to.</summary>
internal sealed record GradientStorage(ParameterDefinition Parameter) : Storage;

/// <summary>
/// Rows in the workspace, <paramref name="Stride"/> floats apart: at <paramref name="Offset"/> floats per sample of its capacity, where a
/// sample takes <paramref name="Length"/>.
/// </summary>
internal record WorkspaceStorage(int Offset, int Stride, int Length) : Storage;

/// <summary>
/// Rows of a block's samples, from <paramref name="Start"/> floats per sample of the block: they lie where the thread's rows of
/// <paramref name="Region"/> begin, and the next block's lie there again.
/// </summary>
internal sealed record BlockStorage(WorkspaceStorage Region, int Start, int Stride, int Length) : WorkspaceStorage(Region.Offset + Start, Stride, Length);

/// <summary>A vector made of parameters alone, in a buffer of its own: computed when parameters change.</summary>
internal sealed record FoldedStorage(int Offset) : Storage;

/// <summary>An intermediate value of the model in the workspace, before the rows of samples: it takes the same room for every batch.</summary>
internal sealed record VectorStorage(int Offset, int Length) : Storage;

/// <summary>A single number that does not depend on samples: a local variable.</summary>
internal sealed record LocalStorage : Storage;
