using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Blocks;

namespace NnGen.Generator.Emission;

/// <summary>The other part of the properties that stand for layers: bodies that throw, since <c>Forward</c> never runs.</summary>
internal static class LayerPropertyEmitter
{
    private const string Error =
        "new global::System.InvalidOperationException(\"Layers exist at compile time only: call Predict.\")";

    /// <summary>The file Layers, or null for a stack.</summary>
    public static string? Emit(ModelDeclaration declaration) =>
        declaration.Properties.Count == 0 ? null : Write(declaration.Type, declaration.Properties.Items, "Forward and Backward");

    /// <summary>The other part of a block.</summary>
    public static GeneratedFile EmitBlock(BlockSource block) =>
        new($"{block.Type.HintName}.Layers.g.cs", Write(block.Type, block.Properties.Items, "the models that use this block"));

    /// <summary>The properties with bodies that throw.</summary>
    public static IEnumerable<string> Bodies(ModelDeclaration declaration, string error) =>
        declaration.Properties.Items.Select(property => Accessors(property, error));

    private static string Write(TypeDeclaration type, IEnumerable<string> properties, string where) => ModelFile.Write(
        type,
        usings: [],
        interfaces: "",
        documentation: _ => { },
        writer =>
        {
            writer.Line($"// What these layers compute is in {where}; the user's method Forward is read by the compiler of models and never runs.");
            writer.Lines(properties.Select(property => Accessors(property, Error)));
        });

    private static string Accessors(string property, string error)
    {
        var open = property.LastIndexOf('{');
        var accessors = property.Substring(open).Replace(";", $" => throw {error};");
        return accessors == $"{{ get => throw {error}; }}" ? $"{property.Substring(0, open)}=> throw {error};" : property.Substring(0, open) + accessors;
    }
}
