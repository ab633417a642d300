using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The mean of the elements of each window.</summary>
internal sealed class AveragePool2DDefinition : PoolDefinition<AveragePool2DAttribute>
{
    protected override string Formula(AveragePool2DAttribute layer) => "y = the mean x of each window";

    protected override PoolArguments ArgumentsOf(AveragePool2DAttribute layer) => new(layer.PoolSize, layer.Strides, layer.Padding) { PoolWidth = layer.PoolWidth };

    protected override Op Pool(ImageWindow window) => new SumPoolOp(window, IsMean: true);
}
