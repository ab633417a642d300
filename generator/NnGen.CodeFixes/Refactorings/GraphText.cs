using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NnGen.CodeFixes.Refactorings;

/// <summary>Writes a stack as a graph: the attributes of layers move to properties, that of the input to <c>Forward</c>, each with its comments.</summary>
/// <param name="type">The class.</param>
/// <param name="input">The attribute of its input.</param>
/// <param name="layers">The attributes of its layers, in their order, and the names that these have.</param>
/// <param name="text">The file.</param>
internal sealed class GraphText(TypeDeclarationSyntax type, AttributeSyntax input, IReadOnlyList<(AttributeSyntax Attribute, string Name)> layers, SourceText text)
{
    private readonly HashSet<AttributeSyntax> _moved = [.. layers.Select(layer => layer.Attribute), input];
    private readonly string _lineBreak = LineBreaks.Of(text);
    private readonly string _indentation = IndentationOf(type, text);

    /// <summary>What stands before members.</summary>
    private string Inner => (type.Members.Count > 0 ? IndentationOf(type.Members[0], text) : "") is { Length: > 0 } members ? members
        : _indentation + (text.ToString().Contains(_lineBreak + "\t") ? "\t" : "    ");

    /// <summary>The changes of text.</summary>
    public TextChange[] Changes() => [.. ChangedLists(), Body()];

    private IEnumerable<TextChange> ChangedLists()
    {
        var lists = type.AttributeLists;
        var first = lists.TakeWhile(IsMoved).Count();
        if (first > 0)
        {
            // What stands before the first list, the documentation among it, is the class's.
            var next = lists[first - 1].GetLastToken().GetNextToken();
            var blank = next.LeadingTrivia.TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Sum(trivia => trivia.FullSpan.Length);
            yield return new TextChange(TextSpan.FromBounds(lists[0].SpanStart, lists[first - 1].FullSpan.End + blank), "");
        }

        foreach (var list in lists.Skip(first).Where(list => list.Attributes.Any(_moved.Contains)))
        {
            yield return IsMoved(list) ? new TextChange(list.FullSpan, "") : new TextChange(list.Span, Kept(list));
        }
    }

    private bool IsMoved(AttributeListSyntax list) => list.Attributes.All(_moved.Contains);

    /// <summary>The rest of a list: on one line, unless there are comments in it.</summary>
    private string Kept(AttributeListSyntax list)
    {
        var kept = list.Attributes.Where(attribute => !_moved.Contains(attribute)).ToList();
        var target = list.Target is { } written ? $"{written} " : "";
        if (kept.All(attribute => Before(attribute, isKept: true).Concat(Behind(attribute, isKept: true)).FirstOrDefault() is null))
        {
            return $"[{target}{string.Join(", ", kept)}]";
        }

        var inner = _lineBreak + _indentation + "    ";
        var items = kept.Select((attribute, i) =>
            string.Concat(Before(attribute, isKept: true).Select(comment => inner + comment))
            + inner + attribute + (i + 1 < kept.Count ? "," : "") + string.Concat(Behind(attribute, isKept: true).Select(comment => " " + comment)));
        return $"[{target}{string.Concat(items)}{_lineBreak}{_indentation}]";
    }

    private TextChange Body()
    {
        var lines = Members().Select(line => line.Length == 0 ? _lineBreak : _lineBreak + Inner + line);
        var members = string.Concat(lines);
        var end = _lineBreak + _indentation;
        if (type.OpenBraceToken == default)
        {
            return new TextChange(type.SemicolonToken.Span, $"{end}{{{members}{end}}}");
        }

        var (open, close) = (type.OpenBraceToken.Span.End, type.CloseBraceToken.SpanStart);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(open, close)))
            ? new TextChange(TextSpan.FromBounds(open, close), members + end)
            : new TextChange(new TextSpan(open, 0), members + _lineBreak);
    }

    private IEnumerable<string> Members()
    {
        var qualifier = AttributeEdits.QualifierOf(input);
        foreach (var (attribute, name) in layers)
        {
            foreach (var comment in Before(attribute))
            {
                yield return comment;
            }

            yield return $"[{WithoutName(attribute)}] partial {qualifier}Layer {name} {{ get; }}{string.Concat(Behind(attribute).Select(comment => " " + comment))}";
        }

        yield return "";
        foreach (var comment in Before(input).Concat(Behind(input)))
        {
            yield return comment;
        }

        var names = new HashSet<string>(layers.Select(layer => layer.Name).Concat(type.Members.SelectMany(NamesOf)));
        var (given, value) = (Free("input", names), Free("x", names));
        var head = $"{qualifier}Node Forward([{input}] {qualifier}Node {given})";
        if (layers.Count == 1)
        {
            yield return $"{head} => {layers[0].Name}({given});";
            yield break;
        }

        yield return head;
        yield return "{";
        for (var i = 0; i < layers.Count; i++)
        {
            var target = i == 0 ? $"var {value} =" : i == layers.Count - 1 ? "return" : $"{value} =";
            yield return $"    {target} {layers[i].Name}({(i == 0 ? given : value)});";
        }

        yield return "}";
    }

    /// <summary>An attribute without the argument that the name of the property replaces.</summary>
    private static string WithoutName(AttributeSyntax attribute)
    {
        var argument = attribute.ArgumentList?.Arguments.FirstOrDefault(one => one.NameEquals?.Name.Identifier.ValueText == nameof(LayerAttribute.Name));
        if (argument is null)
        {
            return attribute.ToString();
        }

        var removed = AttributeEdits.RemoveArgument(argument);
        return attribute.ToString().Remove(removed.Span.Start - attribute.SpanStart, removed.Span.Length);
    }

    /// <summary>The comments above an attribute: those of its own list are the first one's.</summary>
    private IEnumerable<string> Before(AttributeSyntax attribute, bool isKept = false)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var own = Comments(attribute.GetFirstToken().LeadingTrivia);
        var isFirst = list.Attributes[0] == attribute;
        if (isFirst)
        {
            own = Comments(list.OpenBracketToken.TrailingTrivia).Concat(own);
        }

        // What stands above the class, or above a list that stays, stays.
        return !isKept && isFirst && IsMoved(list) && list != type.AttributeLists[0] ? Comments(list.GetLeadingTrivia()).Concat(own) : own;
    }

    /// <summary>The comments behind an attribute, up to the next one.</summary>
    private IEnumerable<string> Behind(AttributeSyntax attribute, bool isKept = false)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var index = list.Attributes.IndexOf(attribute);
        var own = Comments(attribute.GetLastToken().TrailingTrivia);
        if (index < list.Attributes.SeparatorCount)
        {
            var comma = list.Attributes.GetSeparator(index);
            return own.Concat(Comments(comma.LeadingTrivia)).Concat(Comments(comma.TrailingTrivia));
        }

        own = own.Concat(Comments(list.CloseBracketToken.LeadingTrivia));
        return !isKept && IsMoved(list) ? own.Concat(Comments(list.CloseBracketToken.TrailingTrivia)) : own;
    }

    private static IEnumerable<string> Comments(SyntaxTriviaList trivia) => trivia
        .Where(one => one.IsKind(SyntaxKind.SingleLineCommentTrivia) || one.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .Select(one => one.ToString());

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        _ => [],
    };

    private static string Free(string name, HashSet<string> taken) => taken.Contains(name) ? Free(name + "Value", taken) : name;

    private static string IndentationOf(SyntaxNode node, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
