using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>The mean squared error of a sigmoid, whose gradient vanishes where the model is most wrong.</summary>
internal sealed class SquaredErrorOfSigmoid : AdviceRule
{
    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.SquaredErrorOfSigmoid,
        "Squared error of a sigmoid",
        "{0} learns slowly where {1} is far from right, as the sigmoid is flat there: use BinaryCrossEntropy",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        foreach (var (call, loss, attribute) in model.Heads)
        {
            if (loss.Attribute is MeanSquaredErrorAttribute && model.BehindNoise(call) is { } head && model.ActivationOf(head) == nameof(Activation.Sigmoid))
            {
                model.ReportLoss(this, loss, attribute, model.LayerOf(head).DisplayName);
            }
        }
    }
}
