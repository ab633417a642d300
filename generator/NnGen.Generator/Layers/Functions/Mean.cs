namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Mean.</summary>
internal sealed class MeanAttribute : LayerAttribute
{
    /// <summary>The axis, or null for all elements.</summary>
    public int[]? Axis { get; set; }
}

/// <summary>The mean of elements.</summary>
internal sealed class MeanDefinition : SumDefinition<MeanAttribute>
{
    protected override int? Axis(MeanAttribute layer) => layer.Axis?[0];

    protected override double Factor(int elements) => 1.0 / elements;
}
