using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Adds <c>[Model]</c> to a class with layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddModel))]
[Shared]
public sealed class AddModel : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.NoModel];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (AttributeEdits.AttributeOf(subject.Node) is { } attribute && AttributeEdits.TypeOf(attribute) is { } type)
        {
            yield return new Fix("Add [Model]", new TextChange(new TextSpan(type.AttributeLists[0].Attributes[0].SpanStart, 0), AttributeEdits.QualifierOf(attribute) + "Model, "));
        }
    }
}
