extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Declaration;
using NnGen.Generator.Emission;
using NnGen.Generator.Tests.Infrastructure;
using IModel = runtime::NnGen.IModel;

namespace NnGen.Generator.Tests.Emission;

/// <summary>
/// Many models, compiled in memory as a user's release build compiles them and loaded beside the tests; all are unloaded together.
/// </summary>
internal sealed class CompiledModels : IDisposable
{
    private readonly AssemblyLoadContext _context = new("models", isCollectible: true);
    private readonly Assembly _assembly;

    private CompiledModels(byte[] image)
    {
        Image = image;
        _assembly = _context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>The assembly's bytes.</summary>
    public byte[] Image { get; }

    /// <summary>Compiles models for the vectors of this machine only; NnGen.Conformance runs the other widths.</summary>
    /// <param name="sources">Sources, which must compile without a warning.</param>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public static CompiledModels Compile(params IEnumerable<string> sources)
    {
        return Load(OtherWidths.RemoveFrom(CreateCompilation(sources)));
    }

    private static CompiledModels Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var problems = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591");
        return result.Success && !problems.Any()
            ? new CompiledModels(image.ToArray())
            : throw new InvalidOperationException($"Emitted code does not compile:\n{string.Join("\n", problems.Take(20))}");
    }

    /// <summary>
    /// Compiles models that no source declares, but texts of declarations: what the emission makes of graphs, before users can write them.
    /// </summary>
    /// <exception cref="InvalidOperationException">They do not compile without a warning.</exception>
    public static CompiledModels CompileDeclarations(params IEnumerable<string> texts)
    {
        return Load(OtherWidths.RemoveFrom(CreateDeclared([.. texts.Select(DeclarationText.Read)])));
    }

    /// <summary>Classes without an attribute, and what the emission makes of their declarations.</summary>
    public static Compilation CreateDeclared(IReadOnlyList<ModelDeclaration> declarations)
    {
        var files = declarations.SelectMany(d => ModelEmitter.Emit(ModelResolver.Resolve(d, [])!));
        var compilation = TestCompilation.Create([.. declarations.Select(d => $"public sealed partial class {d.Type.Name};")]);
        return compilation
            .WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release).WithAllowUnsafe(false))
            .AddSyntaxTrees([.. files.Select(file => CSharpSyntaxTree.ParseText(
                file.Text, (CSharpParseOptions)compilation.SyntaxTrees.First().Options, file.HintName, System.Text.Encoding.UTF8))]);
    }

    /// <summary>The sources and what the generator made of them. Unsafe code is off: a user need not allow it.</summary>
    public static Compilation CreateCompilation(params IEnumerable<string> sources)
    {
        var compilation = TestCompilation.Create([.. sources]);
        compilation = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release).WithAllowUnsafe(false));
        using var culture = new HostileCulture();
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        return problems.IsEmpty ? output : throw new InvalidOperationException(string.Join("\n", problems));
    }

    /// <summary>A source of one model in no namespace.</summary>
    /// <param name="name">The class.</param>
    /// <param name="attributes">Everything from <c>[Model]</c> on.</param>
    public static string Source(string name, string attributes) => $"using NnGen;\n{attributes}\npublic sealed partial class {name};\n";

    /// <summary>The type of a model or another class of the sources.</summary>
    public Type TypeOf(string name) => _assembly.GetType(name) ?? throw new ArgumentException($"There is no class {name}.", nameof(name));

    /// <summary>A model with fresh parameters.</summary>
    public ModelUnderTest Create(string name, int seed = 0) => new((IModel)Activator.CreateInstance(TypeOf(name), seed)!);

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();
}
