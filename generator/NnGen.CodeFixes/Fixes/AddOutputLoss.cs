using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Adds a loss that fits an output which has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddOutputLoss))]
[Shared]
public sealed class AddOutputLoss : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.OutputWithoutLoss];

    // All would be put in at one place.
    private protected override bool CanFixAll => false;

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        foreach (var (reading, problems) in Trial.ModelsOf(subject).Take(1))
        {
            var name = problems[0].MessageArguments[0];
            var neighbour = (reading.Losses.LastOrDefault() ?? reading.Type.GetAttributes().FirstOrDefault(KnownTypes.IsModel))
                ?.ApplicationSyntaxReference?.GetSyntax(subject.Cancellation) as AttributeSyntax;
            if (neighbour?.SyntaxTree != subject.Node.SyntaxTree || reading.Declaration is not { } declaration)
            {
                yield break;
            }

            foreach (var kind in ModelReading.FittingLosses(declaration, declaration.Outputs.Items.FirstOrDefault(output => output.Name == name)))
            {
                var loss = $"{kind}({nameof(LossAttribute.Output)} = \"{name}\")";
                yield return new Fix($"Add [{loss}]", AttributeEdits.AppendTo(neighbour!, loss));
            }
        }
    }
}
