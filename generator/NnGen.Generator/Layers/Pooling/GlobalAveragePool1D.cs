using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The mean of each channel of a sequence.</summary>
internal sealed class GlobalAveragePool1DDefinition : GlobalPoolDefinition<GlobalAveragePool1DAttribute>
{
    protected override string Formula(GlobalAveragePool1DAttribute layer) => "y = the mean x of each channel";

    protected override bool IsOfSequences => true;

    protected override Value Lower(GlobalAveragePool1DAttribute layer, Value input, LayerContext context) => Mean(input, context.Builder);
}
