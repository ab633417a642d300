using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>A bias that a normalization over the batch takes away again.</summary>
internal sealed class BiasBeforeNormalization : AdviceRule
{
    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.BiasBeforeNormalization,
        "Bias before a normalization has no effect",
        "The bias of {0} has no effect, as {1} subtracts the mean: set UseBias to false",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        // Of a normalization that nothing reads, the bias is not the mistake.
        var (used, outputs) = (model.Calls.BeforeOutputs(), model.Calls.Outputs());
        for (var call = 0; call < model.Calls.Count; call++)
        {
            var (layer, readers) = (model.LayerOf(call), model.Calls.ReadersOf(call).Where(used.Contains).ToList());
            if (used.Contains(call)
                && !outputs.Contains(call)
                && layer.Definition.BiasArgument(layer.Attribute) is { } argument
                && readers.Count > 0
                && readers.All(reader => model.LayerOf(reader).Definition.RemovesOffsets(model.LayerOf(reader).Attribute)))
            {
                model.ReportCall(this, call, argument, model.LayerOf(readers[0]).DisplayName);
            }
        }
    }
}
