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
        if (model.Model.Loss is { Attribute: MeanSquaredErrorAttribute } && model.Calls.Count > 0
            && model.BehindNoise(model.Calls.Head) is { } head && model.ActivationOf(head) == nameof(Activation.Sigmoid))
        {
            model.ReportLoss(this, model.LayerOf(head).DisplayName);
        }
    }
}
