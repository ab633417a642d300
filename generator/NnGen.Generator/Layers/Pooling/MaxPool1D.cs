using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The largest element of each window of a sequence.</summary>
internal sealed class MaxPool1DDefinition : PoolDefinition<MaxPool1DAttribute>
{
    protected override bool IsOfSequences => true;

    protected override PoolArguments ArgumentsOf(MaxPool1DAttribute layer) => new(layer.PoolSize, layer.Strides, layer.Padding);

    protected override Op Pool(ImageWindow window) => new MaxPoolOp(window);
}
