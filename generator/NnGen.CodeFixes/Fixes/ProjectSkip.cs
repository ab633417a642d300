using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Graph;

namespace NnGen.CodeFixes.Fixes;

/// <summary>Gives one of two operands the shape of the other by a layer of its own: dense for vectors, a convolution of one pixel for images (He et al., 2016).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProjectSkip))]
[Shared]
public sealed class ProjectSkip : ModelCodeFix
{
    private protected override IEnumerable<string> Ids => [RuleIds.ShapeMismatch];

    // Each projection is a property with a name of its own.
    private protected override bool CanFixAll => false;

    private protected override IEnumerable<Fix> Find(FixSubject subject)
    {
        if (OperandsOf(subject.Node) is not { Count: > 1 } operands || subject.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            yield break;
        }

        foreach (var (reading, problems) in Trial.ModelsOf(subject).Take(1))
        {
            if (problems[0].Part != ProblemPart.Call || reading.Declaration is not { } declaration)
            {
                continue;
            }

            var values = declaration.Calls[problems[0].Index].Inputs;
            var shapes = ModelResolver.ShapesOf(declaration);
            // What passes by is a name; what is computed beside it is a call.
            foreach (var operand in Enumerable.Range(0, Math.Min(operands.Count, values.Count)).OrderBy(i => operands[i] is IdentifierNameSyntax ? 0 : 1))
            {
                var other = Enumerable.Range(0, values.Count).FirstOrDefault(i => shapes[values[i]] != shapes[values[operand]]);
                if (operands[operand] is { } expression
                    && Projection(shapes[values[operand]], shapes[values[other]]) is { } layer
                    && Changes(expression, layer, type, subject) is var changes
                    && Trial.Mends(subject, reading, changes))
                {
                    yield return new Fix($"Project '{Shorten(expression.ToString())}' with [{layer}]", changes);
                }
            }
        }
    }

    /// <summary>The operands of an operator or a call; null for one that cannot be put into a call.</summary>
    private static List<ExpressionSyntax?>? OperandsOf(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => [binary.Left, binary.Right],
        AssignmentExpressionSyntax assignment => [null, assignment.Right],
        _ when node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && call.Expression.Span.Contains(node.Span) =>
            [.. call.ArgumentList.Arguments.Select(argument => argument.Expression)],
        _ => null,
    };

    /// <summary>The layer that makes one shape of another, or null.</summary>
    private static string? Projection(Shape? from, Shape? to)
    {
        if (from is null || to is null || from.Rank != to.Rank || from == to)
        {
            return null;
        }

        var size = Text(to.Last);
        switch (to.Rank)
        {
            case 1:
                return $"Dense({size})";
            case 3:
                var (rows, columns) = (Stride(0), Stride(1));
                return rows is null || rows != columns ? null : rows == 1 ? $"Conv2D({size}, 1)" : $"Conv2D({size}, 1, Strides = {Text(rows.Value)})";
            default:
                return null;
        }

        int? Stride(int dimension)
        {
            var (before, after) = (from.Dimensions[dimension].Capacity, to.Dimensions[dimension].Capacity);
            return before % after == 0 ? before / after : null;
        }
    }

    private static TextChange[] Changes(ExpressionSyntax operand, string layer, TypeDeclarationSyntax type, FixSubject subject)
    {
        var name = NewName(type, subject);
        // The parentheses of an operand become those of the call.
        TextChange[] call = operand is ParenthesizedExpressionSyntax ? [new TextChange(new TextSpan(operand.SpanStart, 0), name)] : CallText.Around(operand, name);
        return [.. call, NewProperty(layer, name, type, operand, subject)];
    }

    private static string NewName(TypeDeclarationSyntax type, FixSubject subject)
    {
        const string Name = "Projection";
        var symbol = (INamedTypeSymbol)subject.Semantics.GetDeclaredSymbol(type, subject.Cancellation)!;
        var taken = new HashSet<string>(symbol.GetMembers().Select(member => member.Name).Append(symbol.Name), StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? Name : Name + Text(i)).First(name => !taken.Contains(name));
    }

    /// <summary>A property behind the last one that is a layer, written as that is; else before the method.</summary>
    private static TextChange NewProperty(string layer, string name, TypeDeclarationSyntax type, ExpressionSyntax operand, FixSubject subject)
    {
        var last = type.Members.OfType<PropertyDeclarationSyntax>().LastOrDefault(property =>
            property.Modifiers.Any(SyntaxKind.PartialKeyword) && KnownTypes.IsLayerDelegate(subject.Semantics.GetTypeInfo(property.Type, subject.Cancellation).Type));
        var method = operand.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        var like = (MemberDeclarationSyntax?)last ?? method;
        var line = subject.Text.Lines.GetLineFromPosition(like.SpanStart);
        var before = subject.Text.ToString(TextSpan.FromBounds(line.Start, like.SpanStart));
        var separator = string.IsNullOrWhiteSpace(before) ? LineBreaks.Of(subject.Text) + before : " ";
        if (last is null)
        {
            return new TextChange(new TextSpan(method.SpanStart, 0), $"[{layer}] partial Layer {name} {{ get; }}{separator}");
        }

        var attribute = last.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault();
        var text = $"{separator}[{(attribute is null ? "" : AttributeEdits.QualifierOf(attribute))}{layer}] {last.Modifiers} {last.Type} {name} {{ get; }}";
        var end = last.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return new TextChange(new TextSpan(end == default ? last.Span.End : end.SpanStart, 0), text);
    }

    private static string Shorten(string text) => text.Length <= 24 && !text.Contains("\n") ? text : text.Substring(0, Math.Min(23, text.Length)).Replace('\n', ' ').Replace('\r', ' ') + "…";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
