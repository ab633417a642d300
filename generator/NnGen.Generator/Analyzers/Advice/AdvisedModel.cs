using NnGen.Generator.Declaration;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>A model without errors, as rules of advice look at it, and what they found.</summary>
internal sealed class AdvisedModel(ResolvedModel model)
{
    private readonly List<Problem> _found = [];

    /// <summary>The model.</summary>
    public ResolvedModel Model { get; } = model;

    /// <summary>Which call reads what.</summary>
    public CallGraph Calls { get; } = new(model.Declaration);

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Problem> Found => _found;

    /// <summary>Each output of a model that is trained: the call that gives it, its loss, and the place of the loss among the attributes; −1 for a method.</summary>
    public IEnumerable<(int Call, ResolvedLoss Loss, int Attribute)> Heads => true switch
    {
        _ when Model.Loss is null || Calls.Count == 0 => [],
        _ when !Model.HasSeveralOutputs => [(Calls.Head, Model.Loss, 0)],
        _ => Calls.Outputs().Select((call, i) => (call, Model.OutputLosses[i], Model.Declaration.OutputLosses[i] is { Body: null, Index: var index } ? index : -1)),
    };

    /// <summary>All that the rules say about a model.</summary>
    public static IReadOnlyList<Problem> Advise(ResolvedModel model)
    {
        var advised = new AdvisedModel(model);
        foreach (var rule in AdviceRule.All)
        {
            rule.Advise(advised);
        }

        return advised.Found;
    }

    /// <summary>The layer that a call calls.</summary>
    public ResolvedLayer LayerOf(int call) => Model.Layers[Calls.LayerOf(call)];

    /// <summary>The kind of activation that a call ends with.</summary>
    public string ActivationOf(int call) => LayerOf(call).Definition.FinalActivation(LayerOf(call).Attribute);

    /// <summary>Whether a call only adds noise while training, as dropout does, and otherwise gives what it reads.</summary>
    public bool IsNoise(int call) => !LayerOf(call).Definition.AffectsArchitecture;

    /// <summary>A call, or what stands before it when it only adds noise.</summary>
    public int? BehindNoise(int call)
    {
        while (IsNoise(call))
        {
            var sources = Calls.SourcesOf(call).ToList();
            if (sources.Count != 1)
            {
                return null;
            }

            call = sources[0];
        }

        return call;
    }

    /// <summary>Reports the layer of a call, or one of its arguments when that was written; a shared layer once.</summary>
    public void ReportCall(AdviceRule rule, int call, string? argument, params string[] messageArguments) =>
        ReportLayer(rule, Calls.LayerOf(call), argument, messageArguments);

    /// <inheritdoc cref="ReportCall"/>
    public void ReportLayer(AdviceRule rule, int layer, string? argument, params string[] messageArguments)
    {
        if (!_found.Any(problem => problem.RuleId == rule.Rule.Id && problem.Part == ProblemPart.Layer && problem.Index == layer))
        {
            new ProblemReporter(ProblemPart.Layer, layer, Model.Layers[layer].DisplayName, _found).Report(rule.Rule.Id, argument, messageArguments);
        }
    }

    /// <summary>Reports an argument of an input.</summary>
    public void ReportInput(AdviceRule rule, int input, string argument) =>
        new ProblemReporter(ProblemPart.Input, input, Model.Declaration.Inputs[input].Name, _found).Report(rule.Rule.Id, argument);

    /// <summary>Reports a loss by its place among the attributes.</summary>
    public void ReportLoss(AdviceRule rule, ResolvedLoss loss, int attribute, params string[] messageArguments) =>
        new ProblemReporter(ProblemPart.Loss, attribute, loss.Definition.Kind, _found).Report(rule.Rule.Id, null, messageArguments);
}
