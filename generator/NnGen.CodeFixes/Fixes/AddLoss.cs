using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Adds a loss that fits the head.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddLoss))]
[Shared]
public sealed class AddLoss : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.OptimizerWithoutLoss];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (AttributeEdits.AttributeOf(subject.Node) is not { } attribute || ModelReading.Of(attribute, subject) is not { Declaration: { } declaration })
        {
            yield break;
        }

        foreach (var kind in ModelReading.FittingLosses(declaration))
        {
            var name = AttributeEdits.QualifierOf(attribute) + kind;
            yield return new Fix($"Add [{kind}]", new TextChange(new TextSpan(attribute.SpanStart, 0), name + ", "));
        }
    }
}
