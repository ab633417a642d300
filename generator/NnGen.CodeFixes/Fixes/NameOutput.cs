using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Lets a loss say which of the outputs without a loss it is of.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameOutput))]
[Shared]
public sealed class NameOutput : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.UnknownOutput, RuleIds.TwoLossesOfOutput, RuleIds.AmbiguousLoss];

    // Two losses must not name one output.
    private protected override bool CanFixAll => false;

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        foreach (var (reading, problems) in Trial.ModelsOf(subject).Take(1))
        {
            if (reading.Graph?.Forward is not { } forward || MethodReader.OutputNames(forward) is not { Count: > 1 } outputs)
            {
                if (subject.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
                {
                    yield return new Fix($"Remove {nameof(LossAttribute.Output)}", AttributeEdits.RemoveArgument(argument));
                }

                continue;
            }

            var missing = outputs.Select(output => output.Name).Where(name => !HasLoss(name, reading)).ToList();
            // A misspelt name comes first.
            var written = subject.Diagnostic.Id == RuleIds.UnknownOutput ? problems[0].MessageArguments[0] : "";
            foreach (var name in missing.OrderBy(name => written.Length == 0 ? 0 : Nearest.Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            {
                if (AttributeEdits.AttributeOf(subject.Node) is { } attribute)
                {
                    yield return new Fix($"Set {nameof(LossAttribute.Output)} to \"{name}\"", AttributeEdits.SetArgument(attribute, nameof(LossAttribute.Output), $"\"{name}\""));
                }
                else if (subject.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
                {
                    yield return new Fix($"Rename to {name}Loss", new TextChange(method.Identifier.Span, name + "Loss"));
                }
            }
        }
    }

    private static bool HasLoss(string output, DeclarationReading reading) =>
        LossReader.Find(reading.Type, output) is not null
        || reading.Losses.Exists(loss => loss.NamedArguments.Any(argument => argument.Key == nameof(LossAttribute.Output) && argument.Value.Value as string == output));
}
