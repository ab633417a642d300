using System.Globalization;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Declaration.Records;

/// <summary>Whether the last layer and the loss fit the type that a model predicts.</summary>
internal static class TargetRules
{
    /// <summary>The rule for a head that does not fit.</summary>
    private const string TargetMismatch = Diagnostics.RuleIds.TargetMismatch;

    public static void Check(TargetDeclaration target, ResolvedLayer head, int index, Shape shape, ResolvedLoss? loss, ICollection<Problem> problems)
    {
        var name = target.Type.Substring(target.Type.LastIndexOfAny(['.', ':']) + 1);
        var layer = new ProblemReporter(ProblemPart.Layer, index, head.DisplayName, problems);
        if (shape.Rank != 1 || shape.Count != target.Width)
        {
            layer.Report(TargetMismatch, "Units", $"give {Outputs(target, name)}", $"it gives {shape.ToBatchString()}");
            return;
        }

        var activation = head.Definition.FinalActivation(head.Attribute);
        var needed = target.Kind switch
        {
            ValueKind.Category => nameof(Activation.Softmax),
            ValueKind.Bool => nameof(Activation.Sigmoid),
            _ => activation,
        };
        if (activation != needed)
        {
            layer.Report(
                TargetMismatch, "Activation", $"end in a {needed.ToLowerInvariant()}, so that its outputs are probabilities for {name}", $"it ends in {activation}");
        }

        if (loss is not null)
        {
            CheckLoss(target, name, shape, loss, new ProblemReporter(ProblemPart.Loss, 0, loss.Definition.Kind, problems));
        }
    }

    private static void CheckLoss(TargetDeclaration target, string name, Shape shape, ResolvedLoss loss, ProblemReporter problems)
    {
        var compared = loss.Definition.Target(loss.Attribute, shape);
        var takesClasses = compared.ElementType == ElementType.Int32;
        if (takesClasses != (target.Kind == ValueKind.Category))
        {
            problems.Report(ProblemReporter.LossMismatch, null, takesClasses
                ? $"it takes classes, but {name} is not an enum"
                : $"it takes numbers, but {name} is an enum: use CrossEntropy");
        }
        else if (!takesClasses && compared.Shape.Count != target.Width)
        {
            problems.Report(
                ProblemReporter.LossMismatch, null, string.Format(CultureInfo.InvariantCulture, "it takes {0} targets, but {1} gives {2}", compared.Shape.Count, name, target.Width));
        }
    }

    private static string Outputs(TargetDeclaration target, string name)
    {
        var count = target.Width == 1 ? "1 output" : string.Format(CultureInfo.InvariantCulture, "{0} outputs", target.Width);
        return target switch
        {
            { Members: not null } => $"{count}, one for each member of {name}",
            { Record: not null } => $"{count}, one for each number of {name}",
            _ => $"{count} for {name}",
        };
    }
}
