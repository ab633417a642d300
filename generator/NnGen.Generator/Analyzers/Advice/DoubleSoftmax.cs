using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>A softmax of probabilities: it makes them nearly equal, and training slow.</summary>
internal sealed class DoubleSoftmax : AdviceRule
{
    private static readonly HashSet<string> s_softmaxes = [nameof(Activation.Softmax), nameof(Activation.LogSoftmax)];

    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.DoubleSoftmax,
        "Softmax follows a softmax",
        "{0} follows {1}, which ends in a softmax already: leave one of the two out",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        for (var call = 0; call < model.Calls.Count; call++)
        {
            // A layer with weights before its softmax is another matter.
            if (!s_softmaxes.Contains(model.LayerOf(call).Definition.Kind))
            {
                continue;
            }

            foreach (var source in model.Calls.SourcesOf(call).Select(model.BehindNoise))
            {
                if (source is { } before && s_softmaxes.Contains(model.ActivationOf(before)))
                {
                    model.ReportCall(this, call, null, model.LayerOf(before).DisplayName);
                }
            }
        }
    }
}
