using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The largest element of each window.</summary>
internal sealed class MaxPool2DDefinition : PoolDefinition<MaxPool2DAttribute>
{
    protected override string Formula(MaxPool2DAttribute layer) => "y = the largest x of each window";

    protected override PoolArguments ArgumentsOf(MaxPool2DAttribute layer) => new(layer.PoolSize, layer.Strides, layer.Padding) { PoolWidth = layer.PoolWidth };

    protected override Op Pool(ImageWindow window) => new MaxPoolOp(window);
}
