using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Losses;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>Finds the loss of each output of a graph that has several: an attribute that names it, or a method <c>PriceLoss</c>.</summary>
internal static class OutputLossReader
{
    /// <summary>The declaration with the losses of its outputs, if each has one.</summary>
    public static ModelDeclaration Read(
        DeclarationReading reading, ModelDeclaration declaration, IReadOnlyList<(string Name, Location Place)> outputs)
    {
        var byOutput = new Dictionary<string, OutputLoss>(StringComparer.Ordinal);
        var problems = reading.Problems.Count;
        foreach (var (name, _) in outputs)
        {
            if (LossReader.Find(reading.Type, name) is { } method)
            {
                AddMethod(reading, name, method, byOutput);
            }
        }

        if (reading.LossMethod is { } ambiguous)
        {
            reading.ReportAt(ambiguous.Locations[0], RuleIds.AmbiguousLoss, ambiguous.Name, $"call the method {outputs[0].Name}Loss");
        }

        for (var i = 0; i < reading.Losses.Count; i++)
        {
            AddAttribute(reading, i, outputs, byOutput);
        }

        var trains = reading.LossMethod is not null || reading.Losses.Count > 0 || byOutput.Count > 0;
        foreach (var (name, place) in outputs)
        {
            if (trains && reading.Problems.Count == problems && !reading.HasCompilerErrors && !byOutput.ContainsKey(name))
            {
                reading.ReportAt(place, RuleIds.OutputWithoutLoss, name);
            }
        }

        if (byOutput.Count > 0 && reading.Losses.Count == 0 && reading.Optimizers.Count == 0)
        {
            reading.ReportAt(LossReader.Find(reading.Type, byOutput.Keys.First())!.Locations[0], RuleIds.LossWithoutOptimizer, byOutput.Keys.First() + "Loss");
        }

        return !trains ? declaration : declaration with
        {
            Loss = new AttributeDeclaration(SeveralLossesDefinition.SeveralKind, EquatableArray<ArgumentDeclaration>.Empty),
            OutputLosses = outputs.All(output => byOutput.ContainsKey(output.Name))
                ? outputs.Select(output => byOutput[output.Name]).ToEquatableArray()
                : EquatableArray<OutputLoss>.Empty,
        };
    }

    /// <summary>Reports losses that name an output where there is one, without a name.</summary>
    public static void CheckOneOutput(DeclarationReading reading)
    {
        for (var i = 0; i < reading.Losses.Count; i++)
        {
            if (ArgumentReader.Read(reading.Losses[i]) is { } arguments && OutputOf(arguments) is { } output)
            {
                reading.Report(RuleIds.UnknownOutput, ProblemPart.Loss, i, nameof(LossAttribute.Output), output, $"'{reading.Type.Name}' has one, which has no name");
            }
        }
    }

    private static void AddMethod(DeclarationReading reading, string output, IMethodSymbol method, Dictionary<string, OutputLoss> byOutput)
    {
        var firstCall = reading.LossCalls.Count;
        if (LossReader.Read(reading, method) is { } body)
        {
            var attribute = new AttributeDeclaration(CustomLossDefinition.CustomKind, EquatableArray<ArgumentDeclaration>.Empty);
            byOutput.Add(output, new OutputLoss(attribute, body, firstCall));
        }
    }

    private static void AddAttribute(DeclarationReading reading, int index, IReadOnlyList<(string Name, Location Place)> outputs, Dictionary<string, OutputLoss> byOutput)
    {
        var attribute = reading.Losses[index];
        var kind = KnownTypes.Kind(attribute);
        if (!KnownTypes.IsBuiltIn(attribute) || LossRegistry.Find(kind) is null)
        {
            reading.Report(RuleIds.UnknownAttribute, ProblemPart.Loss, index, null, kind, "loss");
        }
        else if (ArgumentReader.Read(attribute) is not { } arguments)
        {
            reading.HasCompilerErrors = true;
        }
        else if (OutputOf(arguments) is not { } output)
        {
            reading.Report(RuleIds.AmbiguousLoss, ProblemPart.Loss, index, null, kind, $"add Output = \"{outputs[0].Name}\"");
        }
        else if (outputs.All(known => known.Name != output))
        {
            var names = string.Join(", ", outputs.Select(known => $"'{known.Name}'"));
            reading.Report(RuleIds.UnknownOutput, ProblemPart.Loss, index, nameof(LossAttribute.Output), output, $"'{reading.Type.Name}' has {names}");
        }
        else if (byOutput.TryGetValue(output, out var other))
        {
            reading.Report(RuleIds.TwoLossesOfOutput, ProblemPart.Loss, index, null, output, other.Body is null ? other.Attribute.Kind : output + "Loss", kind);
        }
        else
        {
            var others = arguments.Items.Where(a => a.Name != nameof(LossAttribute.Output)).ToEquatableArray();
            byOutput.Add(output, new OutputLoss(new AttributeDeclaration(kind, others), null, index));
        }
    }

    private static string? OutputOf(EquatableArray<ArgumentDeclaration> arguments) =>
        arguments.Items.FirstOrDefault(a => a.Name == nameof(LossAttribute.Output)) is { Text: not "null" } argument ? ArgumentText.Unquote(argument.Text) : null;
}
