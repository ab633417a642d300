using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NnGen.CodeFixes;

/// <summary>Attributes put in and taken out as a person would: on lines of their own where the others are.</summary>
internal static class AttributeEdits
{
    /// <summary>The attribute that a node is part of.</summary>
    public static AttributeSyntax? AttributeOf(SyntaxNode node) => node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The type that an attribute stands on.</summary>
    public static TypeDeclarationSyntax? TypeOf(AttributeSyntax attribute) => attribute.Parent?.Parent as TypeDeclarationSyntax;

    /// <summary>What stands before the names of attributes: <c>NnGen.</c> where they are qualified.</summary>
    public static string QualifierOf(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => $"{qualified.Left}.",
        AliasQualifiedNameSyntax alias => $"{alias.Alias}::",
        _ => "",
    };

    /// <summary>Takes an attribute out, and its line when nothing else is on it.</summary>
    public static TextChange Remove(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var index = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count == 1)
        {
            return new TextChange(WholeLines(list.Span, text), "");
        }

        return index > 0
            ? new TextChange(TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End), "")
            : new TextChange(TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart), "");
    }

    /// <summary>Puts an attribute before another one.</summary>
    public static TextChange InsertBefore(AttributeSyntax attribute, string name, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        name = QualifierOf(attribute) + name;
        if (list.Attributes.Count > 1)
        {
            return new TextChange(new TextSpan(attribute.SpanStart, 0), name + ", ");
        }

        return new TextChange(new TextSpan(list.SpanStart, 0), $"[{name}]{Separator(list, text)}");
    }

    /// <summary>Puts an attribute into the list of another one, behind it.</summary>
    public static TextChange AppendTo(AttributeSyntax attribute, string name) =>
        new(new TextSpan(attribute.Span.End, 0), $", {QualifierOf(attribute)}{name}");

    /// <summary>Puts an attribute behind another one: on its own line if that has one.</summary>
    public static TextChange InsertBehind(AttributeSyntax attribute, string name, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1
            ? AppendTo(attribute, name)
            : new TextChange(new TextSpan(list.Span.End, 0), $"{Separator(list, text)}[{QualifierOf(attribute)}{name}]");
    }

    /// <summary>Sets a named argument.</summary>
    public static TextChange SetArgument(AttributeSyntax attribute, string name, string value)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var written = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        return true switch
        {
            _ when written is not null => new TextChange(written.Expression.Span, value),
            _ when attribute.ArgumentList is null => new TextChange(new TextSpan(attribute.Span.End, 0), $"({name} = {value})"),
            _ when arguments.Count == 0 => new TextChange(new TextSpan(attribute.ArgumentList!.OpenParenToken.Span.End, 0), $"{name} = {value}"),
            _ => new TextChange(new TextSpan(arguments.Last().Span.End, 0), $", {name} = {value}"),
        };
    }

    /// <summary>Takes an argument out with its comma.</summary>
    public static TextChange RemoveArgument(AttributeArgumentSyntax argument)
    {
        var list = (AttributeArgumentListSyntax)argument.Parent!;
        var index = list.Arguments.IndexOf(argument);
        return (index, list.Arguments.Count) switch
        {
            (_, 1) => new TextChange(list.Span, ""),
            (0, _) => new TextChange(TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart), ""),
            _ => new TextChange(TextSpan.FromBounds(list.Arguments[index - 1].Span.End, argument.Span.End), ""),
        };
    }

    private static TextSpan WholeLines(TextSpan span, SourceText text)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        var isAlone = IsBlank(text, first.Start, span.Start) && IsBlank(text, span.End, last.End);
        return isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : span;
    }

    /// <summary>A line break with the indentation of a list that begins its line, else a space.</summary>
    private static string Separator(AttributeListSyntax list, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(list.SpanStart);
        if (!IsBlank(text, line.Start, list.SpanStart))
        {
            return " ";
        }

        var lineBreak = line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
        return lineBreak + text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
    }

    private static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}
