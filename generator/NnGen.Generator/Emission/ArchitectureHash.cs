using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Emission;

/// <summary>
/// A hash of what decides whether saved parameters fit a model: the layers in order with names, shapes and arguments, but not how
/// parameters start, regularisation, dropout, loss or optimizer.
/// </summary>
internal static class ArchitectureHash
{
    public static string Of(ModelPlan plan)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Describe(plan)));
        return string.Concat(hash.Take(8).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Describe(ModelPlan plan)
    {
        var text = new StringBuilder();
        foreach (var shape in plan.Model.Inputs)
        {
            text.Append("input ").Append(shape).Append('\n');
        }

        if (plan.Model.Declaration.Typed is { } typed)
        {
            text.Append("features ").Append(string.Join(", ", typed.Input.Components)).Append('\n');
            text.Append("targets ").Append(string.Join(", ", typed.Target.Components)).Append('\n');
        }

        foreach (var call in plan.Model.Declaration.Calls)
        {
            var layer = plan.Model.Layers[call.Layer];
            if (layer.Definition.AffectsArchitecture)
            {
                text.Append(layer.Name).Append(' ').Append(layer.Definition.Kind).Append(Arguments(layer)).Append('\n');
            }
        }

        foreach (var parameter in plan.Parameters)
        {
            text.Append(parameter.Definition.Name).Append(' ').Append(parameter.Definition.Shape).Append('\n');
        }

        return text.ToString();
    }

    private static string Arguments(ResolvedLayer layer)
    {
        var properties = layer.Definition.AttributeType.GetProperties()
            .Where(p => p.DeclaringType == layer.Definition.AttributeType && !layer.Definition.TrainingArguments.Contains(p.Name))
            .OrderBy(p => p.Name, StringComparer.Ordinal);
        return string.Concat(properties.Select(p => $" {p.Name}={Convert.ToString(p.GetValue(layer.Attribute), CultureInfo.InvariantCulture)}"));
    }
}
