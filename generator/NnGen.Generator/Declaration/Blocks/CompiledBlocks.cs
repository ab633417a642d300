using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>A block of a referenced assembly.</summary>
/// <param name="Type">The class as the text that the assembly carries declares it; null when it cannot be read.</param>
/// <param name="Obstacle">Why it cannot be read, or null.</param>
internal sealed record CompiledBlock(INamedTypeSymbol? Type, string? Obstacle);

/// <summary>
/// Reads blocks of referenced assemblies: the text that <see cref="BlockText"/> wrote into the assembly becomes a compilation of its own, with the
/// references of the user's, and what it declares is read like the user's own text. A text that does not compile is not read at all, so that whatever
/// else reads it meets valid C# alone.
/// </summary>
internal sealed class CompiledBlocks(ReadableSources sources)
{
    /// <summary>The attribute that carries the text.</summary>
    public const string AttributeName = "CompiledBlockAttribute";

    /// <summary>The partial properties have no other part, as nothing calls them.</summary>
    private const string NoImplementation = "CS9248";

    // Other versions of C# than the user's: it is not the user's text.
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest, DocumentationMode.None);

    private readonly Dictionary<INamedTypeSymbol, CompiledBlock?> _blocks = new(SymbolEqualityComparer.Default);

    /// <summary>The block that the assembly of a class carries for it; null when it carries none.</summary>
    public CompiledBlock? Find(INamedTypeSymbol type)
    {
        if (!_blocks.TryGetValue(type, out var block))
        {
            block = type.ContainingAssembly?.GetAttributes().FirstOrDefault(attribute => IsOf(attribute, type)) is { } attribute ? Read(attribute, type) : null;
            _blocks.Add(type, block);
        }

        return block;
    }

    private static bool IsOf(AttributeData attribute, INamedTypeSymbol type) =>
        attribute.AttributeClass is { Name: AttributeName, ContainingNamespace: { Name: "Generated", ContainingNamespace: { Name: nameof(NnGen), ContainingNamespace.IsGlobalNamespace: true } } }
        && attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string block }
        && block == TypeReader.MetadataName(type);

    private CompiledBlock Read(AttributeData attribute, INamedTypeSymbol type)
    {
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length != 3 || arguments[1] is not { Kind: TypedConstantKind.Primitive, Value: int version and >= 1 } || arguments[2] is not { Kind: TypedConstantKind.Primitive, Value: string text })
        {
            return Unreadable("what it carries for the block is damaged");
        }

        if (version > BlockText.Version)
        {
            return Unreadable(string.Format(
                CultureInfo.InvariantCulture,
                "it was compiled by a later NnGen, in version {0} of the format, where this one knows version {1}: update NnGen in this project",
                version,
                BlockText.Version));
        }

        // Of the user's compilation all but the text: so references, and what is known of them, are shared.
        var tree = CSharpSyntaxTree.ParseText(text, s_options);
        var around = sources.Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(tree);
        if (FirstError(around, tree) is { } error)
        {
            return Unreadable($"what it carries for the block does not compile here: {error.GetMessage(CultureInfo.InvariantCulture)} ({error.Id})");
        }

        if (around.Assembly.GetTypeByMetadataName(TypeReader.MetadataName(type)) is not { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false } declared)
        {
            return Unreadable("what it carries for the block is damaged");
        }

        sources.Add(tree, around);
        return new CompiledBlock(declared, Obstacle: null);
    }

    private static CompiledBlock Unreadable(string obstacle) => new(Type: null, obstacle);

    private static Diagnostic? FirstError(Compilation around, SyntaxTree tree) =>
        around.GetSemanticModel(tree).GetDiagnostics().FirstOrDefault(problem => problem.DefaultSeverity == DiagnosticSeverity.Error && problem.Id != NoImplementation);
}
