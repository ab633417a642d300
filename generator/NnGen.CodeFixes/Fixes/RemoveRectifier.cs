using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Leaves out the activation of a head.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRectifier))]
[Shared]
public sealed class RemoveRectifier : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.RectifiedRegression];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (AttributeEdits.AttributeOf(subject.Node) is not { } attribute)
        {
            yield break;
        }

        // The place is the argument, or the layer when the activation is one.
        var argument = subject.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>();
        yield return new Fix("Remove the activation", argument is null ? AttributeEdits.Remove(attribute, subject.Text) : AttributeEdits.RemoveArgument(argument));
        yield return argument is null
            ? new Fix("Use Softplus", new TextChange(attribute.Span, AttributeEdits.QualifierOf(attribute) + "Softplus"))
            : new Fix("Use Softplus", new TextChange(argument.Expression.Span, "Activation.Softplus"));
    }
}
