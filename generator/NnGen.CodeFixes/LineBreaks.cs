using Microsoft.CodeAnalysis.Text;

namespace NnGen.CodeFixes;

/// <summary>The line breaks of a file.</summary>
internal static class LineBreaks
{
    /// <summary>That of the first line.</summary>
    public static string Of(SourceText text) => text.Lines[0].EndIncludingLineBreak - text.Lines[0].End == 2 ? "\r\n" : "\n";
}
