using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>A layer that is never called, or whose result nothing reads. A stack has none.</summary>
internal sealed class UnusedLayer : AdviceRule
{
    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.UnusedLayer,
        "Layer is not used",
        "{0} has no effect on the output: use it or remove it",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        var used = model.Calls.BeforeOutputs();
        for (var layer = 0; layer < model.Model.Layers.Count; layer++)
        {
            if (model.Calls.Count > 0 && !model.Calls.CallsOf(layer).Any(used.Contains))
            {
                model.ReportLayer(this, layer, null);
            }
        }
    }
}
