using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Robustness;

public class HintNameTests
{
    [Fact]
    public void Names_that_differ_in_case_only_get_files_that_differ_in_more()
    {
        var files = Emit("namespace A { [Model, Input(2)] partial class Net; [Model, Input(2)] partial class net; } namespace a { [Model, Input(2)] partial class Net; }");

        Assert.Equal(3, files.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Names_say_where_the_class_is()
    {
        var files = Emit("namespace A.B { partial class Outer<T> { [Model, Input(2)] partial class Net; } } [Model, Input(2)] partial class Net;");

        Assert.Equal(["A.B.Outer-1.Net.Invalid.g.cs", "Net.Invalid.g.cs"], files);
    }

    [Fact]
    public void The_hash_of_a_doubtful_name_is_the_same_in_every_run()
    {
        Assert.Equal(
            ["A.Net-a53b4c25.Invalid.g.cs"],
            Emit("namespace A { [Model, Input(2)] partial class Net; class net; }"));
    }

    [Theory]
    [InlineData("[Model, Input(2)] partial class M; [Model, Input(3)] partial class M;")]
    [InlineData("[Model, Input(2)] class M; [Model, Input(3)] class M;")]
    [InlineData("[Model, Input(2)] partial class M; [Model, Input(3)] partial record M;")]
    [InlineData("[Model, Input(2)] partial class M; partial struct M;")]
    [InlineData("[Model, Input(2)] partial class ; [Model] partial class ")]
    [InlineData("namespace . { [Model, Input(2)] partial class M; }")]
    [InlineData("namespace N { partial class M { [Model] partial class X; } } namespace N.M { [Model] partial class X; }")]
    public void Classes_declared_twice_do_not_take_all_output_with_them(string source)
    {
        Assert.Contains("Other.Invalid.g.cs", Emit(source, "[NnGen.Model] partial class Other;"));
    }

    private static IEnumerable<string> Emit(params string[] sources) =>
        GeneratorHarness.Run([.. sources.Select(source => "using NnGen;\n" + source)]).Files.Keys.Order(StringComparer.Ordinal);
}
