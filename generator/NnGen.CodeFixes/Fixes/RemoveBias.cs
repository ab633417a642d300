using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Leaves out a bias that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveBias))]
[Shared]
public sealed class RemoveBias : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.BiasBeforeNormalization];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (AttributeEdits.AttributeOf(subject.Node) is { } attribute)
        {
            yield return new Fix("Set UseBias to false", AttributeEdits.SetArgument(attribute, nameof(DenseAttribute.UseBias), "false"));
        }
    }
}
