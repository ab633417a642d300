using NnGen.Generator.Declaration;

namespace NnGen.Generator.Emission;

/// <summary>One file of a generated model.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>Turns a resolved model into C#: the last stage, which calls all others.</summary>
internal static class ModelEmitter
{
    public static IReadOnlyList<GeneratedFile> Emit(ResolvedModel model) =>
        [new GeneratedFile(model.Declaration.Type.HintName + ".Api.g.cs", "// " + model.Declaration.Type.Name)];
}
