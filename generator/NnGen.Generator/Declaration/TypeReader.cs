using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>Reads what another part of a class must repeat: its name, its modifiers, and the types around it.</summary>
internal static class TypeReader
{
    /// <summary>The modifiers that are repeated; others (<c>unsafe</c>, <c>new</c>, <c>ref</c>) hold for the part that has them.</summary>
    private static readonly SyntaxKind[] s_repeatedModifiers =
    [
        SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword,
        SyntaxKind.StaticKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.SealedKeyword,
    ];

    public static TypeDeclaration Read(INamedTypeSymbol type) => new(
        Namespace(type),
        ContainingTypes(type).Reverse().Select(Header).ToEquatableArray(),
        Header(type),
        Identifier(type.Name),
        HintName(type),
        type.IsSealed);

    /// <summary>The user's own parts of a type: not those that this generator emitted.</summary>
    public static IEnumerable<TypeDeclarationSyntax> UserParts(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences
            .Where(reference => !IsEmitted(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>();

    /// <summary>The type around a type, then the type around that, and so on.</summary>
    public static IEnumerable<INamedTypeSymbol> ContainingTypes(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    /// <summary>Whether a file was emitted by this generator: an analyzer sees those too.</summary>
    public static bool IsEmitted(SyntaxTree tree) => tree.FilePath.Contains(typeof(NnGenerator).FullName);

    public static bool IsPartial(INamedTypeSymbol type) =>
        UserParts(type).All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether a name is missing somewhere, or taken twice: states of unfinished code that the compiler reports.</summary>
    public static bool IsUnfinished(INamedTypeSymbol type) =>
        ContainingTypes(type).Prepend(type).Any(t =>
            !SyntaxFacts.IsValidIdentifier(t.Name)
            || t.TypeParameters.Any(p => !SyntaxFacts.IsValidIdentifier(p.Name))
            || !UserParts(t).Any()
            || t.ContainingSymbol is INamespaceOrTypeSymbol around && around.GetTypeMembers(t.Name, t.Arity).Length > 1)
        || Namespaces(type).Any(n => !SyntaxFacts.IsValidIdentifier(n.Name));

    /// <summary>The name that a type has in metadata: <c>Shop.Layers+Tower</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type) => string.Join(
        ".",
        Namespaces(type).Reverse().Select(n => n.Name).Append(string.Join("+", ContainingTypes(type).Reverse().Append(type).Select(t => t.MetadataName))));

    private static string Namespace(INamedTypeSymbol type) =>
        string.Join(".", Namespaces(type).Reverse().Select(n => Identifier(n.Name)));

    private static IEnumerable<INamespaceSymbol> Namespaces(INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            yield return space;
        }
    }

    private static string Header(INamedTypeSymbol type)
    {
        var written = new HashSet<SyntaxKind>(UserParts(type).SelectMany(part => part.Modifiers).Select(modifier => modifier.Kind()));
        var modifiers = s_repeatedModifiers.Where(written.Contains).Append(SyntaxKind.PartialKeyword).Select(SyntaxFacts.GetText);
        return $"{string.Join(" ", modifiers)} {Keyword(type)} {Identifier(type.Name)}{TypeParameters(type)}";
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol type) => type.Arity == 0
        ? ""
        : $"<{string.Join(", ", type.TypeParameters.Select(p => Identifier(p.Name)))}>";

    /// <summary>A name as C# text: one that is a keyword somewhere gets an at sign.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>
    /// The metadata name with <c>.</c> for <c>+</c>. File names do not tell case apart, nor a nested type from a namespace's: where
    /// that would matter, a hash of the exact name follows.
    /// </summary>
    private static string HintName(INamedTypeSymbol type)
    {
        var types = ContainingTypes(type).Reverse().Append(type).Select(t => t.MetadataName.Replace('`', '-'));
        var spaces = Namespaces(type).Reverse().Select(n => n.Name);
        var name = string.Join(".", spaces.Concat(types));
        return HasNamesake(type) ? $"{name}-{Hash(string.Join(".", spaces) + ":" + string.Join("+", types))}" : name;
    }

    private static bool HasNamesake(INamedTypeSymbol type)
    {
        for (ISymbol symbol = type; symbol.ContainingSymbol is INamespaceOrTypeSymbol around; symbol = symbol.ContainingSymbol)
        {
            var siblings = around.GetMembers().Where(member => member is INamespaceSymbol || member is INamedTypeSymbol);
            if (siblings.Any(member =>
                string.Equals(member.MetadataName, symbol.MetadataName, StringComparison.OrdinalIgnoreCase)
                && !SymbolEqualityComparer.Default.Equals(member, symbol)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>FNV-1a: the framework's own hashes of strings differ from run to run.</summary>
    private static string Hash(string text) =>
        text.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u)).ToString("x8", CultureInfo.InvariantCulture);
}
