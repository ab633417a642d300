using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Declaration;

/// <summary>Reads what the user wrote about a member, since the documentation of a generated part takes the place of it.</summary>
internal static class DocumentationReader
{
    /// <summary>The XML in lines, without the element around it: names in it are full ones, so that it means the same in another file. Empty for none.</summary>
    public static string Read(IPropertySymbol property)
    {
        var isDocumented = property.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .OfType<PropertyDeclarationSyntax>()
            .Any(syntax => syntax.GetLeadingTrivia().Any(trivia =>
                trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)));
        var xml = isDocumented ? property.GetDocumentationCommentXml(CultureInfo.InvariantCulture) : null;
        // Of XML that is not well-formed, the compiler gives a comment.
        if (xml is null || !xml.StartsWith("<member", StringComparison.Ordinal))
        {
            return "";
        }

        var (start, end) = (xml.IndexOf('>') + 1, xml.LastIndexOf("</member>", StringComparison.Ordinal));
        var lines = end < start ? [] : xml.Substring(start, end - start).Replace("\r\n", "\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        var indent = lines.Count == 0 ? 0 : lines.Min(line => line.Length - line.TrimStart().Length);
        return string.Join("\n", lines.Select(line => line.Substring(indent)));
    }
}
