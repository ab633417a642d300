using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The mean of the elements of each window of a sequence.</summary>
internal sealed class AveragePool1DDefinition : PoolDefinition<AveragePool1DAttribute>
{
    protected override bool IsOfSequences => true;

    protected override PoolArguments ArgumentsOf(AveragePool1DAttribute layer) => new(layer.PoolSize, layer.Strides, layer.Padding);

    protected override Op Pool(ImageWindow window) => new SumPoolOp(window, IsMean: true);
}
