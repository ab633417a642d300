using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Takes out what is too much: a second loss or optimizer, a second softmax, dropout on the head.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttribute))]
[Shared]
public sealed class RemoveAttribute : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.TwoLosses, RuleIds.TwoOptimizers, RuleIds.TwoLossesOfOutput, RuleIds.TypedModelConflict, RuleIds.DoubleSoftmax, RuleIds.NoiseOnHead];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (AttributeEdits.AttributeOf(subject.Node) is { } attribute)
        {
            yield return new Fix($"Remove [{attribute.Name}]", AttributeEdits.Remove(attribute, subject.Text)) { Key = subject.Diagnostic.Id };
        }
    }
}
