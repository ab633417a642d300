using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>The largest number of each channel of a sequence.</summary>
internal sealed class GlobalMaxPool1DDefinition : GlobalPoolDefinition<GlobalMaxPool1DAttribute>
{
    protected override string Formula(GlobalMaxPool1DAttribute layer) => "y = the largest x of each channel";

    protected override bool IsOfSequences => true;

    protected override Value Lower(GlobalMaxPool1DAttribute layer, Value input, LayerContext context) => Largest(input, context.Builder);
}
