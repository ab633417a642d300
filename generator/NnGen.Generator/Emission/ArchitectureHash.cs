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

        // What each value is to the architecture: a layer that leaves no trace hands on what it was given.
        var values = Enumerable.Range(0, plan.Model.Inputs.Count).ToList();
        var last = values.Count - 1;
        foreach (var call in plan.Model.Declaration.Calls)
        {
            var layer = plan.Model.Layers[call.Layer];
            if (!layer.Definition.AffectsArchitecture)
            {
                values.Add(values[call.Inputs[0]]);
                continue;
            }

            var inputs = call.Inputs.Items.Select(i => values[i]).ToList();
            // In a chain, the order says what feeds what.
            var wiring = inputs.SequenceEqual([last]) ? "" : $" of {string.Join(" ", inputs)}";
            text.Append(layer.Name).Append(' ').Append(layer.Definition.Kind).Append(Arguments(layer)).Append(wiring).Append('\n');
            values.Add(++last);
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
        return string.Concat(properties.Select(p => $" {p.Name}={Text(p.GetValue(layer.Attribute))}"));
    }

    private static string Text(object? value) => value is Array items
        ? string.Join(",", items.Cast<object?>().Select(Text))
        : Convert.ToString(value, CultureInfo.InvariantCulture);
}
