using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Losses;

namespace NnGen.Generator.Emission;

/// <summary>What training compares an output with, as a parameter and a property of public members.</summary>
/// <param name="Type">The type of its elements in C#.</param>
/// <param name="Parameter">What parameters for it are called.</param>
/// <param name="Property">What properties for it are called.</param>
/// <param name="Meaning">What it is, for readers.</param>
internal sealed record TargetMember(string Type, string Parameter, string Property, string Meaning);

/// <summary>The outputs of a model as parameters and properties of its public members.</summary>
internal static class OutputSignature
{
    /// <summary>Several outputs: what parameters, properties and constants are called by, and their shapes.</summary>
    public static IReadOnlyList<(string Parameter, string Property, Shape Shape)> Named(ResolvedModel model) => model.HasSeveralOutputs
        ? [.. model.Declaration.Outputs.Items.Zip(model.OutputShapes, (output, shape) => (TypeReader.Identifier(Camel(output.Name)), Identifiers.Pascal(output.Name), shape))]
        : [];

    /// <summary>The parameters of <c>Predict</c> that receive them.</summary>
    public static string Spans(ResolvedModel model) => string.Join(", ", Named(model).Select(output => $"global::System.Span<float> {output.Parameter}"));

    /// <summary>What training compares the outputs with.</summary>
    public static IReadOnlyList<TargetMember> Targets(ResolvedModel model)
    {
        if (model.Loss is not { } loss)
        {
            return [];
        }

        if (loss.Definition is not SeveralLossesDefinition several)
        {
            var only = Member(loss, model.OutputShape, "", "");
            return [only.Type == "int" ? only with { Parameter = "labels", Property = "Labels" } : only with { Parameter = "targets", Property = "Targets" }];
        }

        return [.. several.Losses.Zip(Named(model), (own, output) => Member(own, output.Shape, output.Parameter, output.Property))];
    }

    private static TargetMember Member(ResolvedLoss loss, Shape head, string parameter, string property)
    {
        var target = loss.Definition.Target(loss.Attribute, head);
        return target.ElementType == ElementType.Int32
            ? new("int", parameter, property, $"class indices, {ClassesText(loss.Definition, head)}, <c>[N]</c>")
            : new("float", parameter, property, $"targets, <c>{target.Shape.ToBatchString()}</c>");
    }

    /// <summary>The class indices that there are; the width of an embedding does not limit them.</summary>
    private static string ClassesText(LossDefinition loss, Shape head) => loss.Task == PredictionTask.Embedding ? "0 or more" : $"0 to {head.Count - 1}";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
