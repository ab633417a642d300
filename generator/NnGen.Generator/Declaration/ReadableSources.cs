using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Declaration;

/// <summary>The texts that a reading can bind: the user's, and those that compiled blocks of referenced assemblies carry.</summary>
/// <param name="compilation">The user's compilation.</param>
internal sealed class ReadableSources(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, Compilation> _carried = [];
    private readonly HashSet<SyntaxTree> _read = [];

    /// <summary>The user's compilation.</summary>
    public Compilation Compilation => compilation;

    /// <summary>The user's files in which bodies of methods or attributes of classes were read.</summary>
    public IReadOnlyCollection<SyntaxTree> FilesRead => _read;

    /// <summary>The files of a class, of its base classes, and of the classes around them.</summary>
    public static IEnumerable<SyntaxTree> FilesOf(INamedTypeSymbol type) =>
        ClassRules.BaseTypes(type).Prepend(type)
            .SelectMany(one => TypeReader.ContainingTypes(one).Prepend(one))
            .SelectMany(one => one.DeclaringSyntaxReferences)
            .Select(reference => reference.SyntaxTree);

    /// <summary>Notes that the attributes of a class, its members or its base classes are read.</summary>
    public void NoteAttributesOf(INamedTypeSymbol type) => _read.UnionWith(FilesOf(type).Where(compilation.ContainsSyntaxTree));

    /// <summary>Adds the text of a compiled block, with the compilation that it is bound in.</summary>
    public void Add(SyntaxTree tree, Compilation around) => _carried[tree] = around;

    /// <summary>What a node means, or null for the text of another project.</summary>
    public IOperation? OperationOf(SyntaxNode node)
    {
        if (_carried.TryGetValue(node.SyntaxTree, out var around))
        {
            return around.GetSemanticModel(node.SyntaxTree).GetOperation(node);
        }

        if (!compilation.ContainsSyntaxTree(node.SyntaxTree))
        {
            return null;
        }

        _read.Add(node.SyntaxTree);
        return compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node);
    }

    /// <summary>Whether a place is in the user's text: nothing can be reported elsewhere.</summary>
    public bool IsOwn(Location place) => place.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree);

    /// <summary>Whether the text of a symbol can be read: it is the user's, or that of a compiled block.</summary>
    public bool HasTextOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree) || _carried.ContainsKey(reference.SyntaxTree));
}
