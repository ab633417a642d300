using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Incremental;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Incremental;

/// <summary>Which edits of a file other files can see.</summary>
public class VisibleTextTests
{
    private const string Source = """
        using NnGen;
        global using Net = NnGen.ModelAttribute;

        namespace Shop
        {
            public static class Sizes
            {
                public const int Wide = 16;
                public static int Count { get; set; } = 1;
                public static int Half => Wide / 2;
                public static int Both { get { return 1; } set => Half2(value); }
                public static void Half2(int x) { System.Console.Write(x); }
                public static int Twice(int x, int by = 2) => x * by;
                static Sizes() => Count = 2;
                public static event System.Action E { add { Count = 3; } remove { } }
                public static int WithDirective() {
        #if DEBUG
                    return 4;
        #else
                    return 5;
        #endif
                }
            }

            [Model, Input(30), Dense(1)]
            public partial class Small { [Dense(7)] partial Layer Stem { get; } Node Forward([Input(6)] Node x) => Stem(x); }

            [Wide(8)]
            public partial class Tower { [Dense(9)] partial Layer Stem { get; } }
        }
        """;

    [Theory]
    [InlineData("Wide / 2", "Wide / 3")]
    [InlineData("return 1;", "return 10;")]
    [InlineData("=> Half2(value)", "=> Half2(value + 1)")]
    [InlineData("System.Console.Write(x);", "")]
    [InlineData("x * by", "x + by")]
    [InlineData("Count = 2", "Count = 20")]
    [InlineData("Count = 3;", "Count = 30;")]
    [InlineData("Input(30), Dense(1)", "Input(31), Dense(1), Dense(2)")]
    [InlineData("[Dense(7)]", "[Dense(70)]")]
    [InlineData("[Input(6)]", "[Input(60)]")]
    [InlineData("=> Stem(x)", "=> Stem(x + 1)")]
    public void Bodies_and_attributes_of_models_are_hidden(string before, string after) => Assert.Equal(Hash(Source), Hash(Edited(before, after)));

    [Theory]
    [InlineData("Wide = 16", "Wide = 17")]
    [InlineData("by = 2", "by = 3")]
    [InlineData("= 1;", "= 11;")]
    [InlineData("{ System.Console.Write(x); }", ";")]
    [InlineData("return 4;", "return 40;")]
    [InlineData("[Model, ", "[")]
    [InlineData("[Model, ", "[Model<int, int>, ")]
    [InlineData("[Wide(8)]", "[Wide(80)]")]
    [InlineData("[Dense(9)]", "[Dense(90)]")]
    [InlineData("using NnGen;", "using NnGen; using System;")]
    [InlineData("static Sizes() =>", "static Sizes() /* why */ =>")]
    [InlineData("partial class Small", "partial class Small : object")]
    public void What_others_may_depend_on_is_not(string before, string after) => Assert.NotEqual(Hash(Source), Hash(Edited(before, after)));

    [Fact]
    public void A_file_is_another_one_by_another_name_or_with_other_options()
    {
        var symbols = TestCompilation.ParseOptions.WithPreprocessorSymbols("DEBUG");

        Assert.NotEqual(Hash(Source), VisibleText.Of(TestCompilation.Parse(Source, "Other.cs")).Hash);
        Assert.NotEqual(Hash(Source), VisibleText.Of(CSharpSyntaxTree.ParseText(Source, symbols, "Test.cs")).Hash);
    }

    [Fact]
    public void Names_that_a_file_gives_to_the_attribute_are_known()
    {
        const string Aliases = "global using A = NnGen.ModelAttribute; using B = global::NnGen.ModelAttribute<int, float>; using C = NnGen.InputAttribute; namespace N { using D = NnGen.ModelAttribute; }";

        Assert.Equal(["A", "B", "D"], VisibleText.Of(TestCompilation.Parse(Aliases, "Test.cs")).Aliases);
    }

    private static string Edited(string before, string after)
    {
        Assert.Contains(before, Source, StringComparison.Ordinal);
        return Source.Replace(before, after, StringComparison.Ordinal);
    }

    private static byte[] Hash(string source) => VisibleText.Of(TestCompilation.Parse(source, "Test.cs")).Hash;
}
