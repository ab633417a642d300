using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Incremental;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>A block that other assemblies may use, with the text that they read.</summary>
/// <param name="HintName">The name of the class, made safe for a file.</param>
/// <param name="Name">The name of the class in metadata.</param>
/// <param name="Text">What it is made of.</param>
internal sealed record CompiledBlockSource(string HintName, string Name, string Text)
{
    private static readonly ReadingMemory<CompiledBlockSource> s_memory = new();

    /// <summary>Whether a node may be a part of a block. Looks at the text alone, since it is asked for every node.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is ClassDeclarationSyntax { TypeParameterList: null } or RecordDeclarationSyntax { TypeParameterList: null } && HasTraits((TypeDeclarationSyntax)node);

    /// <summary>What went wrong, which is a bug of the writer; null when nothing did.</summary>
    public string? Failure { get; init; }

    /// <summary>The block of a candidate, or null for other parts of a class, and for what no other assembly can use.</summary>
    public static CompiledBlockSource? Read(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        s_memory.Recall(context.Node, context.SemanticModel.Compilation, files => ReadAnew(context, files, cancellation));

    private static CompiledBlockSource? ReadAnew(GeneratorSyntaxContext context, ISet<SyntaxTree> files, CancellationToken cancellation)
    {
        using var culture = InvariantCulture.Enter();
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is not INamedTypeSymbol { TypeKind: TypeKind.Class } type)
        {
            return null;
        }

        files.UnionWith(ReadableSources.FilesOf(type));
        if (!BlockRules.IsMeant(type)
            || TypeReader.IsUnfinished(type)
            || !IsFirstPart(context.Node, type)
            || !IsVisible(type, context.SemanticModel.Compilation))
        {
            return null;
        }

        var block = new CompiledBlockSource(TypeReader.Read(type).HintName, TypeReader.MetadataName(type), "");
        try
        {
            return BlockText.Write(type, context.SemanticModel.Compilation, files) is { } text ? block with { Text = text } : null;
        }
#pragma warning disable CA1031 // One exception would take the output of all models with it.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return block with { Failure = exception.Message };
        }
    }

    private static bool HasTraits(TypeDeclarationSyntax type) =>
        type.AttributeLists.Count > 0
        || type.Members.Any(member => member is MethodDeclarationSyntax { Identifier.ValueText: GraphReader.MethodName });

    private static bool IsFirstPart(SyntaxNode node, INamedTypeSymbol type) =>
        TypeReader.UserParts(type).FirstOrDefault(IsCandidate) is { } first && first.SyntaxTree == node.SyntaxTree && first.Span == node.Span;

    /// <summary>Whether another assembly can name the class.</summary>
    private static bool IsVisible(INamedTypeSymbol type, Compilation compilation)
    {
        var around = TypeReader.ContainingTypes(type).Prepend(type).ToList();
        // A class may be written as public and file at once: the compiler reports it.
        return !around.Exists(one => one.IsFileLocal)
            && (around.TrueForAll(one => one.DeclaredAccessibility == Accessibility.Public)
                || around.TrueForAll(one => one.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
                && compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute"));
    }
}
