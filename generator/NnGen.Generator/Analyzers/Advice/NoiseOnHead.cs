using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Losses;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>Dropout or noise behind the last layer: the loss compares what is not the prediction.</summary>
internal sealed class NoiseOnHead : AdviceRule
{
    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.NoiseOnHead,
        "Noise on the outputs",
        "{0} disturbs the outputs themselves while training: move it before the last layer with weights",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        foreach (var (output, loss, _) in model.Heads)
        {
            // Losses over distances are trained with two dropouts of the same sample on purpose.
            int? call = loss.Definition.Task == PredictionTask.Embedding ? null : output;
            while (call is { } current && (model.IsNoise(current) || model.LayerOf(current).Definition.KeepsElements))
            {
                if (model.IsNoise(current))
                {
                    model.ReportCall(this, current, null);
                }

                var sources = model.Calls.SourcesOf(current).ToList();
                call = sources.Count == 1 ? sources[0] : null;
            }
        }
    }
}
