using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Mends a misspelt name of this library: a member of an enumeration, an attribute, or an argument of one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameNearestMember))]
[Shared]
public sealed class NameNearestMember : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => ["CS0117", "CS0246"];

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        var name = subject.Node.FirstAncestorOrSelf<SimpleNameSyntax>();
        if (name is null)
        {
            yield break;
        }

        foreach (var candidate in Nearest.Of(name.Identifier.ValueText, Candidates(name, subject)))
        {
            yield return new Fix($"Change '{name.Identifier.ValueText}' to '{candidate}'", new TextChange(name.Identifier.Span, candidate));
        }
    }

    private static IEnumerable<string> Candidates(SimpleNameSyntax name, FixSubject subject)
    {
        if (name.Parent is MemberAccessExpressionSyntax member && member.Name == name)
        {
            return subject.Semantics.GetSymbolInfo(member.Expression, subject.Cancellation).Symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && IsOurs(type)
                ? type.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name)
                : [];
        }

        if (name.Parent is NameEqualsSyntax && AttributeEdits.AttributeOf(name) is { } owner)
        {
            var attribute = subject.Semantics.GetTypeInfo(owner, subject.Cancellation).Type;
            return attribute is INamedTypeSymbol named && IsOurs(named) ? ArgumentsOf(named) : [];
        }

        return name.FirstAncestorOrSelf<AttributeSyntax>() is { } written && written.Name.Span.End == name.Span.End
            ? subject.Semantics.LookupNamespacesAndTypes(name.SpanStart).OfType<INamedTypeSymbol>()
                .Where(type => IsOurs(type) && !type.IsAbstract && type.Name.EndsWith(nameof(Attribute), StringComparison.Ordinal))
                .Select(type => type.Name.Substring(0, type.Name.Length - nameof(Attribute).Length))
            : [];
    }

    private static IEnumerable<string> ArgumentsOf(INamedTypeSymbol attribute)
    {
        for (var type = attribute; type is not null && IsOurs(type); type = type.BaseType)
        {
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.SetMethod is not null))
            {
                yield return property.Name;
            }
        }
    }

    private static bool IsOurs(INamedTypeSymbol type) => type.ContainingNamespace is { Name: nameof(NnGen), ContainingNamespace.IsGlobalNamespace: true };
}
