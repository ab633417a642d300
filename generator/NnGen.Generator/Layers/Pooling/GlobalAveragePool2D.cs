using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The mean of each channel of an image.</summary>
internal sealed class GlobalAveragePool2DDefinition : GlobalPoolDefinition<GlobalAveragePool2DAttribute>
{
    protected override string Formula(GlobalAveragePool2DAttribute layer) => "y = the mean x of each channel";

    protected override Value Lower(GlobalAveragePool2DAttribute layer, Value input, LayerContext context) => Mean(input, context.Builder);
}
