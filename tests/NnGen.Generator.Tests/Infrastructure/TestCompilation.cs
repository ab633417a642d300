extern alias runtime;

using System.Numerics.Tensors;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Tests.Infrastructure;

/// <summary>Compilations as a user of the library has them, with all warnings on.</summary>
internal static class TestCompilation
{
    private static readonly MetadataReference[] s_references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(runtime::NnGen.ModelAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TensorPrimitives).Assembly.Location),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>A library of the sources, which lie in files Test0.cs, Test1.cs and so on.</summary>
    public static CSharpCompilation Create(params string[] sources) => CSharpCompilation.Create(
        "Test",
        sources.Select((source, index) => Parse(source, $"Test{index}.cs")),
        s_references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The class of that name, wherever it is declared.</summary>
    public static INamedTypeSymbol Class(this Compilation compilation, string metadataName) =>
        compilation.GetTypeByMetadataName(metadataName) ?? throw new ArgumentException($"The test source has no class {metadataName}.");

    /// <summary>What the front end reads from the class of that name.</summary>
    public static DeclarationReading Read(this Compilation compilation, string metadataName) =>
        DeclarationReader.ReadAndCheck(compilation.Class(metadataName), compilation);
}
