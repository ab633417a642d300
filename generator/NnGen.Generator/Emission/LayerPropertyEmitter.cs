using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Description;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Emission;

/// <summary>
/// The other part of the properties that stand for layers: what is known of each as its documentation, behind the user's own, and bodies that throw,
/// since <c>Forward</c> never runs.
/// </summary>
internal static class LayerPropertyEmitter
{
    private const string Error =
        "new global::System.InvalidOperationException(\"Layers exist at compile time only: call Predict.\")";

    /// <summary>The file Layers, or null for a stack.</summary>
    public static string? Emit(ModelPlan plan)
    {
        var declaration = plan.Model.Declaration;
        return declaration.Properties.Count == 0
            ? null
            : Write(declaration.Type, declaration.Properties.Items, "Forward and Backward", property => Known(property, plan));
    }

    /// <summary>The other part of a block.</summary>
    public static GeneratedFile EmitBlock(BlockSource block) => new(
        $"{block.Type.HintName}.Layers.g.cs",
        Write(block.Type, block.Properties.Items, "the models that use this block", Known));

    /// <summary>The properties with bodies that throw.</summary>
    public static IEnumerable<string> Bodies(ModelDeclaration declaration, string error) =>
        declaration.Properties.Items.Select(property => Accessors(property.Signature, error));

    private static string Write(
        TypeDeclaration type, IEnumerable<PropertyDeclaration> properties, string where, Func<PropertyDeclaration, IReadOnlyList<string>> known) => ModelFile.Write(
        type,
        usings: [],
        interfaces: "",
        documentation: _ => { },
        writer =>
        {
            writer.Line($"// What these layers compute is in {where}; the user's method Forward is read by the compiler of models and never runs.");
            foreach (var property in properties)
            {
                writer.Line();
                WriteDocumentation(writer, property.Documentation, known(property));
                writer.Line(Accessors(property.Signature, Error));
            }
        });

    private static void WriteDocumentation(CodeWriter writer, string own, IReadOnlyList<string> known)
    {
        writer.Lines(own.Length == 0 ? [] : own.Split('\n').Select(line => "/// " + line));
        if (known.Count > 0)
        {
            // Without words of the user's, the tooltip begins with what is known.
            var element = own.Contains("<summary>") ? "remarks" : "summary";
            writer.Line($"/// <{element}>");
            writer.Lines(known.Select(line => $"/// <para>{line}</para>"));
            writer.Line($"/// </{element}>");
        }
    }

    /// <summary>Of a layer: shapes, parameters, operations, formula. Of a block: all its layers together.</summary>
    private static IReadOnlyList<string> Known(PropertyDeclaration property, ModelPlan plan)
    {
        var calls = plan.Description.Layers.Where(layer => layer.Name == property.Layer).ToList();
        if (calls.Count > 0)
        {
            var shapes = calls.Select(call => call.ShapesText).Distinct();
            var times = calls.Count > 1 ? $", called {NumberText.Integer(calls.Count)} times" : "";
            return
            [
                $"{calls[0].Kind}: {string.Join(", ", shapes)}{times}, {Costs(calls)}",
                $"<c>{DocumentationText.Escape(calls[0].Formula)}</c>",
            ];
        }

        var parts = plan.Description.Layers.Where(layer => layer.Name.StartsWith(property.Layer + ".", StringComparison.Ordinal)).ToList();
        return parts.Count == 0
            ? ["Nothing calls it."]
            : [$"{NumberText.Integer(parts.Select(part => part.Name).Distinct().Count())} layers, {Costs(parts)}"];
    }

    /// <summary>In a block, shapes are not known before a model uses it.</summary>
    private static IReadOnlyList<string> Known(PropertyDeclaration property) =>
        property.Attribute is { } attribute && LayerRegistry.Find(attribute.Kind) is { } definition
            ? [$"<c>{DocumentationText.Escape(definition.Formula(AttributeMaterializer.Create(definition.AttributeType, attribute.Arguments)))}</c>"]
            : [];

    private static string Costs(IReadOnlyList<LayerDescription> calls) =>
        $"{DescriptionText.Parameters(calls.Sum(call => call.ParameterCount))}, {DescriptionText.Short(calls.Sum(call => call.Flops))} FLOPs a sample";

    private static string Accessors(string property, string error)
    {
        var open = property.LastIndexOf('{');
        var accessors = property.Substring(open).Replace(";", $" => throw {error};");
        return accessors == $"{{ get => throw {error}; }}" ? $"{property.Substring(0, open)}=> throw {error};" : property.Substring(0, open) + accessors;
    }
}
