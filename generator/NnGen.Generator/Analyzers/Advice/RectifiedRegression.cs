using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Losses;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>A rectifier as the head of a regression.</summary>
internal sealed class RectifiedRegression : AdviceRule
{
    private static readonly HashSet<string> s_rectifiers =
        [nameof(Activation.ReLU), nameof(Activation.ReLU6), "ThresholdedReLU"];

    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.RectifiedRegression,
        "Head of a regression cannot be negative",
        "{0} gives no negative number, and learns nothing where it gives 0: use no activation, or Softplus for what is positive",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        foreach (var (call, loss, _) in model.Heads)
        {
            // Losses for counts ask for a head that is not negative.
            if (loss.Definition.Task == PredictionTask.Regression
                && loss.Definition.Target(loss.Attribute, model.Model.CallShapes[call]).Range == TargetRange.Any
                && model.BehindNoise(call) is { } head && s_rectifiers.Contains(model.ActivationOf(head)))
            {
                model.ReportCall(this, head, nameof(DenseAttribute.Activation));
            }
        }
    }
}
