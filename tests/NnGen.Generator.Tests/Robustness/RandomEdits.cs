using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Tests.Infrastructure;

namespace NnGen.Generator.Tests.Robustness;

/// <summary>What someone may have typed.</summary>
internal static class RandomEdits
{
    private static readonly string[] s_insertions =
    [
        "0", "-1", "1e400", "null", "\"\"", "Name =", "static", "sealed", "partial", "file", "abstract", "unsafe", "record", "private",
        "required", "<T>", "[", "]", "(", ")", "{", "}", ";", ",", ".", "[Model]", "[Dense(3)]", "[Input]", "class", "namespace X;", "@",
        "Activation.ReLU", "typeof(int)", "new[] { 1, 2 }", "default", "public M() { }", "int Predict;", ": System.IDisposable", "#if X\n",
        "partial class TumourClassifier;", "\u2212",
    ];

    private static readonly string[] s_numbers = ["0", "1", "2", "7", "-1", "30", "1000", "1 << 20", "int.MaxValue", "16"];

    private static readonly string[] s_modifiers = ["", "internal", "sealed", "abstract", "file", "unsafe", "partial", "private protected"];

    private static readonly string[] s_attributes =
    [
        "[Dense(5, Activation.GELU)]\n", "[ReLU]\n", "[Softmax]\n", "[Flatten]\n", "[Dropout(0.5)]\n", "[Normalization]\n", "[LeakyReLU(0.1)]\n",
        "[MeanSquaredError]\n", "[CrossEntropy]\n", "[SGD]\n", "[AdamW]\n", "[Dense(2, Name = \"Head\")]\n", "[Dense(3, (Activation)50)]\n",
    ];

    /// <summary>Members and types whose names the generated code has, uses, or might be thought to use.</summary>
    private static readonly string[] s_members =
    [
        "class Unsafe { }", "class Vector512 { }", "struct Vector256<T> { }", "class MemoryMarshal { }", "class CompiledNetwork { }", "enum ParameterRole { }",
        "delegate void RowKernels();", "class MethodImplAttribute : System.Attribute { }", "class Network { }", "struct Batch { }", "class System { }",
        "class NnGen { }", "class Span<T> { }", "int Network;", "int Unsafe => 0;", "void Vector128() { }", "const int VectorMath = 1;", "float Kernel;",
        "int _transposed;", "static readonly object s_info = new();", "int Core => 1;", "void Forward(int rows) { }", "event System.Action Predict;",
        "class ScalarKernels { }", "class MathF { }", "interface IModel { }", "int Dense1Kernel;", "void Dense1Forward() { }",
    ];

    /// <summary>A source after a few edits of one kind.</summary>
    public static string Edit(string source, Random random) => random.Next(3) switch
    {
        0 => EditTokens(source, random),
        1 => EditDeclaration(source, random),
        _ => AddNames(source, random),
    };

    /// <summary>Members are added to the model, a type around it or a base, and types to its namespace: what is left mostly compiles.</summary>
    private static string AddNames(string source, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions).GetRoot();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var types = root.DescendantNodes().OfType<TypeDeclarationSyntax>().ToList();
            var target = Any(types, random);
            var member = SyntaxFactory.ParseMemberDeclaration(Any(s_members, random))!;
            root = member is BaseTypeDeclarationSyntax && random.Next(2) == 0
                ? root.InsertNodesBefore(types[0], [member])
                : root.ReplaceNode(target, WithMember(target, member));
        }

        return root.NormalizeWhitespace().ToFullString();
    }

    private static TypeDeclarationSyntax WithMember(TypeDeclarationSyntax type, MemberDeclarationSyntax member) => type
        .WithSemicolonToken(default)
        .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
        .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken))
        .AddMembers(member);

    /// <summary>Any token goes, comes, or changes places: what is left rarely compiles.</summary>
    private static string EditTokens(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions).GetRoot().DescendantTokens()
            .Select(token => token.ToFullString()).ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var (at, other) = (random.Next(tokens.Count - 1), random.Next(tokens.Count - 1));
            switch (random.Next(3))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, $" {s_insertions[random.Next(s_insertions.Length)]} ");
                    break;
                default:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
            }
        }

        return string.Concat(tokens);
    }

    /// <summary>Attributes go or change places, numbers and modifiers change: what is left often compiles.</summary>
    private static string EditDeclaration(string source, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var root = CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions).GetRoot();
            var attributes = root.DescendantNodes().OfType<AttributeListSyntax>().ToList();
            var numbers = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.NumericLiteralToken)).ToList();
            var modifiers = root.DescendantNodes().OfType<TypeDeclarationSyntax>().SelectMany(type => type.Modifiers).ToList();
            source = random.Next(5) switch
            {
                0 when numbers.Count > 0 => Replace(source, Any(numbers, random).Span, Any(s_numbers, random)),
                1 when attributes.Count > 0 => Replace(source, Any(attributes, random).Span, Any(attributes, random).ToString()),
                2 when attributes.Count > 1 => Replace(source, Any(attributes, random).Span, ""),
                3 when modifiers.Count > 0 => Replace(source, Any(modifiers, random).Span, Any(s_modifiers, random)),
                _ => source.Insert(Math.Max(source.LastIndexOf('['), 0), Any(s_attributes, random)),
            };
        }

        return source;
    }

    /// <summary>A number from the environment, for long runs.</summary>
    public static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    private static string Replace(string source, TextSpan span, string text) =>
        string.Concat(source.AsSpan(0, span.Start), text, source.AsSpan(span.End));

    private static T Any<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];
}
