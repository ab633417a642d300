using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Analyzers.Advice;

/// <summary>An input that is declared sparse, but that no dense layer reads as it is: nothing skips its zeros.</summary>
internal sealed class SparseInputWithoutEffect : AdviceRule
{
    public override DiagnosticDescriptor Rule { get; } = new(
        RuleIds.SparseInputWithoutEffect,
        "Sparse has no effect",
        "Sparse has no effect on input '{0}': no dense layer reads it as it is",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public override void Advise(AdvisedModel model)
    {
        var inputs = model.Model.Declaration.Inputs;
        for (var input = 0; input < inputs.Count; input++)
        {
            if (inputs[input].IsSparse && model.Calls.Count > 0 && !IsSkipped(model, input))
            {
                model.ReportInput(this, input, nameof(InputAttribute.Sparse));
            }
        }
    }

    private static bool IsSkipped(AdvisedModel model, int input)
    {
        // Values that have the elements of the input: itself, and what only reshapes it.
        var values = new HashSet<int> { input };
        for (var call = 0; call < model.Calls.Count; call++)
        {
            if (!model.Model.Declaration.Calls[call].Inputs.Items.Any(values.Contains))
            {
                continue;
            }

            if (model.LayerOf(call).Definition is DenseDefinition)
            {
                return true;
            }

            if (model.LayerOf(call).Definition.KeepsElements || model.IsNoise(call))
            {
                values.Add(model.Model.Declaration.Inputs.Count + call);
            }
        }

        return false;
    }
}
