using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NnGen.Generator.Incremental;

/// <summary>
/// What of a file can change what another file means: all but the bodies of its methods, properties and events, and the attributes of its models.
/// Nearly all keystrokes are in these.
/// </summary>
internal sealed class VisibleText
{
    private static readonly ConditionalWeakTable<SyntaxTree, VisibleText> s_known = new();

    private VisibleText(SyntaxTree tree)
    {
        Hash = HashOf(tree);
        Aliases = [.. AttributeNames.AliasesIn(tree.GetRoot())];
    }

    /// <summary>Equal for files that are alike to all others.</summary>
    public byte[] Hash { get; }

    /// <summary>The names that the file gives to <c>[Model]</c>.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Of a file; computed once for each of its versions.</summary>
    public static VisibleText Of(SyntaxTree tree) => s_known.GetValue(tree, static tree => new VisibleText(tree));

    private static byte[] HashOf(SyntaxTree tree)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{tree.FilePath}\n{tree.Options.GetHashCode()}\n");
        var text = tree.GetText();
        var next = 0;
        foreach (var part in HiddenIn(tree.GetRoot()).Where(part => !part.ContainsDirectives).OrderBy(part => part.SpanStart))
        {
            Add(hash, text.ToString(TextSpan.FromBounds(next, part.Span.Start)));
            Add(hash, TraceOf(part));
            next = part.Span.End;
        }

        Add(hash, text.ToString(TextSpan.FromBounds(next, text.Length)));
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.Unicode.GetBytes(text));

    /// <summary>
    /// What other files see of a hidden part: that a member has a body, as a partial one has a part without, and that a class is a model. It is no text of
    /// the language, so that nothing else looks the same.
    /// </summary>
    private static string TraceOf(SyntaxNode part) => part is AttributeListSyntax list
        ? $"\0[{string.Join(",", list.Attributes.Where(attribute => AttributeNames.IsModel(attribute.Name)).Select(attribute => attribute.Name.ToString()))}]"
        : "\0";

    /// <summary>
    /// Bodies, and attributes of models. One with a directive in it is not hidden: it may decide what the text behind it means.
    /// </summary>
    private static IEnumerable<SyntaxNode> HiddenIn(SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => type.Members.SelectMany(HiddenIn).Concat(AttributeNames.IsNamedModel(type) ? AttributesOf(type) : []),
        CompilationUnitSyntax or BaseNamespaceDeclarationSyntax => node.ChildNodes().SelectMany(HiddenIn),
        GlobalStatementSyntax => [node],
        BaseMethodDeclarationSyntax method => Written(method.Body, method.ExpressionBody),
        BasePropertyDeclarationSyntax property => AccessorsOf(property).Concat(Written(ExpressionOf(property))),
        _ => [],
    };

    /// <summary>
    /// The attributes of a model, its layers and its inputs. Nothing should read them but the model itself; as a class may only look like one, what reads attributes of
    /// another class notes its files (<see cref="Declaration.ReadableSources.NoteAttributesOf"/>).
    /// </summary>
    private static IEnumerable<SyntaxNode> AttributesOf(TypeDeclarationSyntax model) =>
    [
        .. model.AttributeLists,
        .. model.Members.OfType<PropertyDeclarationSyntax>().SelectMany(property => property.AttributeLists),
        .. model.Members.OfType<MethodDeclarationSyntax>().SelectMany(method => method.ParameterList.Parameters).SelectMany(parameter => parameter.AttributeLists),
    ];

    private static IEnumerable<SyntaxNode> AccessorsOf(BasePropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.SelectMany(accessor => Written(accessor.Body, accessor.ExpressionBody)) ?? [];

    private static SyntaxNode? ExpressionOf(BasePropertyDeclarationSyntax property) => property switch
    {
        PropertyDeclarationSyntax one => one.ExpressionBody,
        IndexerDeclarationSyntax one => one.ExpressionBody,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Written(params SyntaxNode?[] bodies) => bodies.OfType<SyntaxNode>();
}
