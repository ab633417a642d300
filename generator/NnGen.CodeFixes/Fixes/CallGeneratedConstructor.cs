using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Lets a constructor call the generated one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallGeneratedConstructor))]
[Shared]
public sealed class CallGeneratedConstructor : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.UnchainedConstructor];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (subject.Node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { Initializer: null } constructor)
        {
            yield return new Fix("Call the generated constructor", new TextChange(new TextSpan(constructor.ParameterList.Span.End, 0), " : this()"));
        }
    }
}
