namespace NnGen.Generator.Layers.Functions;

/// <summary>The arguments of the function Sum.</summary>
internal sealed class SumAttribute : LayerAttribute
{
    /// <summary>The axis, or null for all elements.</summary>
    public int[]? Axis { get; set; }
}

/// <summary>The sum of elements.</summary>
internal sealed class SumDefinition : SumDefinition<SumAttribute>
{
    protected override int? Axis(SumAttribute layer) => layer.Axis?[0];

    protected override double Factor(int elements) => 1;
}
