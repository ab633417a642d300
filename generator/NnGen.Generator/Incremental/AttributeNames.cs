using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Incremental;

/// <summary>Tells by its text alone whether an attribute may be <c>[Model]</c>, so that no other attribute is bound.</summary>
internal static class AttributeNames
{
    private const string Model = nameof(Model);

    /// <summary>Whether a class or record may be a model.</summary>
    /// <param name="type">The declaration.</param>
    /// <param name="aliases">The names that using directives of all files give to the attribute.</param>
    public static bool MayBeModel(TypeDeclarationSyntax type, ICollection<string> aliases) =>
        IsNamedModel(type) || (aliases.Count > 0 && AttributesOf(type).Any(attribute => aliases.Contains(LastName(attribute.Name))));

    /// <summary>Whether a class or record has an attribute of that name.</summary>
    public static bool IsNamedModel(TypeDeclarationSyntax type) => AttributesOf(type).Any(attribute => IsModel(attribute.Name));

    /// <summary>Whether an attribute has that name.</summary>
    public static bool IsModel(NameSyntax name) => LastName(name) is Model or nameof(ModelAttribute);

    /// <summary>The names that the using directives of a file give to the attribute, there or everywhere.</summary>
    public static IEnumerable<string> AliasesIn(SyntaxNode root) =>
        from directive in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
        where directive.NamespaceOrType is NameSyntax target && IsModel(target)
        let alias = directive.Alias
        where alias is not null
        select alias.Name.Identifier.ValueText;

    private static IEnumerable<AttributeSyntax> AttributesOf(TypeDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes);

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
