using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>Layers whose parameters stay what they were, because what follows has no gradient.</summary>
internal sealed class ParametersWithoutGradient : AdviceRule
{
    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.ParametersWithoutGradient,
        "No gradient reaches parameters",
        "{0} is never trained, as no gradient passes {1}: set Trainable to false, or leave {1} out",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        if (model.Model.Loss is null)
        {
            return;
        }

        var reached = model.Calls.BeforeOutputs(call => model.LayerOf(call).Definition.StopsGradients);
        var stops = reached.Where(call => model.LayerOf(call).Definition.StopsGradients).OrderBy(call => call).ToList();
        var used = model.Calls.BeforeOutputs();
        for (var layer = 0; layer < model.Model.Layers.Count; layer++)
        {
            var calls = model.Calls.CallsOf(layer).Where(used.Contains).ToList();
            if (stops.Count > 0 && calls.Count > 0 && IsTrained(model.Model.Layers[layer]) && !calls.Any(reached.Contains))
            {
                model.ReportLayer(this, layer, null, model.LayerOf(stops.Find(stop => stop > calls[0])).DisplayName);
            }
        }
    }

    /// <summary>Layers with parameters to train can be frozen.</summary>
    private static bool IsTrained(ResolvedLayer layer) =>
        layer.Definition.AttributeType.GetProperty(nameof(DenseAttribute.Trainable))?.GetValue(layer.Attribute) is true;
}
