namespace NnGen;

/// <summary>One layer of a model's summary.</summary>
public sealed class LayerSummary
{
    internal LayerSummary(string name, string kind, IReadOnlyList<int> outputShape, int parameterCount, long flops)
    {
        Name = name;
        Kind = kind;
        OutputShape = outputShape;
        ParameterCount = parameterCount;
        Flops = flops;
    }

    /// <summary>The layer's name: <c>Dense1</c>.</summary>
    public string Name { get; }

    /// <summary>The layer's kind: <c>Dense</c>.</summary>
    public string Kind { get; }

    /// <summary>The shape of one sample of its output; the batch is not part of it.</summary>
    public IReadOnlyList<int> OutputShape { get; }

    /// <summary>The number of elements of its parameters.</summary>
    public int ParameterCount { get; }

    /// <summary>
    /// The floating-point operations of one sample of a prediction: a multiply-add counts as 2, a function such as exp as 1, moving numbers as nothing.
    /// </summary>
    public long Flops { get; }

    /// <summary>The row as a line: <c>Dense1 (Dense) [N, 128] 3,968</c>.</summary>
    public override string ToString() => $"{Name} ({Kind}) {ShapeText.OfBatch(OutputShape)} {ShapeText.Grouped(ParameterCount)}";
}
