using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Replaces a loss by one that fits the head.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseFittingLoss))]
[Shared]
public sealed class UseFittingLoss : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.LossMismatch, RuleIds.SquaredErrorOfSigmoid];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (AttributeEdits.AttributeOf(subject.Node) is not { } attribute || ModelReading.Of(attribute, subject) is not { Declaration: { Loss: { } loss } declaration })
        {
            yield break;
        }

        var fitting = ModelReading.FittingLosses(declaration).Where(kind => kind != loss.Kind);
        foreach (var kind in subject.Diagnostic.Id == RuleIds.SquaredErrorOfSigmoid ? fitting.Take(1) : fitting)
        {
            yield return new Fix($"Use [{kind}]", new TextChange(attribute.Span, AttributeEdits.QualifierOf(attribute) + kind));
        }
    }
}
