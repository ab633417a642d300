using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Adds <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartial))]
[Shared]
public sealed class MakePartial : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.NotPartial];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (subject.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
        {
            yield return new Fix($"Make '{type.Identifier.ValueText}' partial", new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ")) { Key = "" };
        }
    }
}
