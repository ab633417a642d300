using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Adds an optimizer behind the loss.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddOptimizer))]
[Shared]
public sealed class AddOptimizer : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.LossWithoutOptimizer];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (AttributeEdits.AttributeOf(subject.Node) is { } attribute)
        {
            yield return new Fix("Add [Adam]", AttributeEdits.AppendTo(attribute, "Adam"));
            yield return new Fix("Add [SGD]", AttributeEdits.AppendTo(attribute, "SGD"));
        }
    }
}
