using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Diagnostics;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Inserts <c>[Flatten]</c> where a vector is needed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlatten))]
[Shared]
public sealed class InsertFlatten : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.ShapeMismatch, RuleIds.LossMismatch];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        const string Kind = "Flatten";
        if (AttributeEdits.AttributeOf(subject.Node) is not { } attribute || ModelReading.Of(attribute, subject) is not { Declaration: { } declaration } reading)
        {
            yield break;
        }

        var isLoss = subject.Diagnostic.Id == RuleIds.LossMismatch;
        var index = isLoss ? declaration.Layers.Count : ModelReading.LayerOf(reading, attribute);
        if (index < 0
            || index > declaration.Layers.Count
            || ModelReading.WithLayer(declaration, index, Kind) is not { } flattened
            || ModelReading.Check(flattened).Exists(problem => problem.RuleId == subject.Diagnostic.Id && (isLoss || problem.Index == index + 1)))
        {
            yield break;
        }

        var last = reading.Layers.LastOrDefault()?.ApplicationSyntaxReference?.GetSyntax(subject.Cancellation) as AttributeSyntax;
        if (!isLoss)
        {
            yield return new Fix("Insert [Flatten]", AttributeEdits.InsertBefore(attribute, Kind, subject.Text));
        }
        else if (last?.SyntaxTree == attribute.SyntaxTree)
        {
            yield return new Fix("Insert [Flatten]", AttributeEdits.InsertBehind(last, Kind, subject.Text));
        }
    }
}
