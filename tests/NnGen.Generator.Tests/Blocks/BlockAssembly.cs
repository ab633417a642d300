using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Blocks;

/// <summary>Assemblies with blocks, as other projects reference them.</summary>
internal static class BlockAssembly
{
    /// <summary>An assembly that was compiled with what the generator emits.</summary>
    public static MetadataReference Compile(string source, string name = "Lib", params MetadataReference[] references) =>
        Image((CSharpCompilation)Generate(source, name, references).Compilation);

    /// <summary>An assembly that carries something else for its blocks than the generator writes.</summary>
    public static MetadataReference CompileWith(string source, string attributes) => CompileWith(GeneratorHarness.Run(Compilation(source, "Lib")), attributes);

    /// <inheritdoc cref="CompileWith(string, string)"/>
    public static MetadataReference CompileWith(GeneratorOutcome generated, string attributes)
    {
        var carriers = generated.Compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".Block.g.cs", StringComparison.Ordinal));
        return Image((CSharpCompilation)generated.Compilation.RemoveSyntaxTrees(carriers).AddSyntaxTrees(TestCompilation.Parse(attributes, "Attributes.cs")));
    }

    /// <summary>What the generator makes of an assembly.</summary>
    public static GeneratorOutcome Generate(string source, string name = "Lib", params MetadataReference[] references)
    {
        var outcome = GeneratorHarness.Run(Compilation(source, name).AddReferences(references));
        Assert.Empty(outcome.CompilerProblems);
        return outcome;
    }

    /// <summary>The text that an assembly carries for a block.</summary>
    public static string TextOf(string source, string block)
    {
        var attribute = Generate(source).Compilation.Assembly.GetAttributes().Single(a =>
            a.AttributeClass!.Name == "CompiledBlockAttribute" && ((string)a.ConstructorArguments[0].Value!).Split('.', '+')[^1] == block);
        Assert.Equal(1, attribute.ConstructorArguments[1].Value);
        return (string)attribute.ConstructorArguments[2].Value!;
    }

    /// <summary>A project that references assemblies.</summary>
    public static CSharpCompilation User(string source, params MetadataReference[] references) => TestCompilation.Create(source).AddReferences(references);

    private static CSharpCompilation Compilation(string source, string name) => TestCompilation.Create(source).WithAssemblyName(name);

    private static PortableExecutableReference Image(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
