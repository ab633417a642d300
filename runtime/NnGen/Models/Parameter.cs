namespace NnGen;

/// <summary>A named array of a model's numbers: a kernel, a bias, a mean.</summary>
public sealed class Parameter
{
    /// <summary>Its path: <c>Dense1.Kernel</c>.</summary>
    public string Name => throw null!;
    /// <summary>Its shape, row-major; a kernel is <c>[in, out]</c>.</summary>
    public IReadOnlyList<int> Shape => throw null!;
    /// <summary>The number of elements.</summary>
    public int Count => throw null!;
    /// <summary>What it is for.</summary>
    public ParameterRole Role => throw null!;
    /// <summary>Whether the optimizer changes it.</summary>
    public bool Trainable => throw null!;
    /// <summary>Row-major element.</summary>
    public float this[int element] { get => throw null!; set => throw null!; }
    /// <summary>Copies all elements out, row-major.</summary>
    public void CopyTo(Span<float> destination) => throw null!;
    /// <summary>Sets all elements, row-major.</summary>
    public void CopyFrom(ReadOnlySpan<float> source) => throw null!;
    /// <summary>Copies the accumulated gradient out, row-major.</summary>
    public void CopyGradientTo(Span<float> destination) => throw null!;
}
