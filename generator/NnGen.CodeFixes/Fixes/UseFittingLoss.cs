using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

        // Of several outputs, it says of which it is.
        var output = declaration.Outputs.Count < 2 ? null : declaration.Outputs.Items.FirstOrDefault(one => Written(attribute, nameof(LossAttribute.Output)) == $"\"{one.Name}\"");
        var kept = string.Join(", ", (attribute.ArgumentList?.Arguments ?? default).Where(a => a.NameEquals?.Name.Identifier.ValueText is nameof(LossAttribute.Output) or nameof(LossAttribute.Weight)));
        var present = attribute.Name.ToString().Split('.').Last();
        var fitting = ModelReading.FittingLosses(declaration, output).Where(kind => kind != loss.Kind && kind != present);
        foreach (var kind in subject.Diagnostic.Id == RuleIds.SquaredErrorOfSigmoid ? fitting.Take(1) : fitting)
        {
            yield return new Fix($"Use [{kind}]", new TextChange(attribute.Span, AttributeEdits.QualifierOf(attribute) + kind + (output is null || kept.Length == 0 ? "" : $"({kept})")));
        }
    }

    private static string? Written(AttributeSyntax attribute, string argument) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == argument)?.Expression.ToString();
}
