using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The largest number of each channel of an image.</summary>
internal sealed class GlobalMaxPool2DDefinition : GlobalPoolDefinition<GlobalMaxPool2DAttribute>
{
    protected override string Formula(GlobalMaxPool2DAttribute layer) => "y = the largest x of each channel";

    protected override Value Lower(GlobalMaxPool2DAttribute layer, Value input, LayerContext context) => Largest(input, context.Builder);
}
