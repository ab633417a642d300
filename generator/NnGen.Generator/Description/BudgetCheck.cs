using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Emission;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Description;

/// <summary>Compares what a model costs with what its <c>[Budget]</c> allows.</summary>
internal static class BudgetCheck
{
    private const int NamedLayers = 3;

    /// <summary>Reports limits that have no meaning, and those that a model without other problems exceeds.</summary>
    public static void Check(DeclarationReading reading)
    {
        if (reading.Budget is not { } budget)
        {
            return;
        }

        var reporter = new ProblemReporter(ProblemPart.Budget, 0, KnownTypes.Kind(budget), reading.Problems);
        foreach (var argument in budget.NamedArguments)
        {
            if (argument.Value.Value is not long limit)
            {
                reading.HasCompilerErrors = true;
            }
            else if (limit < 1)
            {
                reporter.Require(false, argument.Key, "at least 1", limit);
            }
        }

        if (reading.Problems.Count == 0 && !reading.HasCompilerErrors && reading.Resolved is { } model)
        {
            Compare(reading, budget, model);
        }
    }

    private static void Compare(DeclarationReading reading, AttributeData budget, ResolvedModel model)
    {
        var description = ModelDescription.Create(model);
        Limit(nameof(BudgetAttribute.MaxParameters), () => description.ParameterCount, layer => layer.ParameterCount, DescriptionText.Parameters);
        Limit(nameof(BudgetAttribute.MaxFlops), () => description.Flops, layer => layer.Flops, flops => $"{NumberText.Grouped(flops)} FLOPs a sample");
        if (LimitOf(nameof(BudgetAttribute.MaxActivationBytes)) is not null)
        {
            // Planned as it is emitted, since places are shared.
            var memory = ActivationMemory.Of(PlanMemory.Run(Pipeline.Run(model, GraphPurpose.Predict), predictionGoesToCaller: true, new FoldedParameters()));
            Limit(
                nameof(BudgetAttribute.MaxActivationBytes),
                () => memory.TotalBytes,
                layer => memory.BytesOf(layer.Name),
                bytes => $"{NumberText.Grouped(bytes)} bytes of activations a sample");
        }

        long? LimitOf(string argument) => budget.NamedArguments.FirstOrDefault(pair => pair.Key == argument).Value.Value as long?;

        void Limit(string argument, Func<long> total, Func<LayerDescription, long> share, Func<long, string> text)
        {
            if (LimitOf(argument) is not { } limit || total() is var sum && sum <= limit)
            {
                return;
            }

            var largest = description.Layers
                .GroupBy(layer => layer.Title)
                .Select(calls => (Title: calls.Key, Cost: argument == nameof(BudgetAttribute.MaxActivationBytes) ? share(calls.First()) : calls.Sum(share)))
                .Where(layer => layer.Cost > 0)
                .OrderByDescending(layer => layer.Cost)
                .Take(NamedLayers)
                .Select(layer => $"{layer.Title} {NumberText.Grouped(layer.Cost)}");
            reading.Report(RuleIds.BudgetExceeded, ProblemPart.Budget, 0, argument, reading.Type.Name, text(sum), NumberText.Grouped(limit), string.Join(", ", largest));
        }
    }
}
