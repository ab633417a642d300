using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Records;

/// <summary>A typed model depends on its records, wherever they are, and on nothing else.</summary>
public class TypedIncrementalTests
{
    [Theory]
    [InlineData("bool IsOnline)", "bool IsOnline, int Tries)")]
    [InlineData("Own, Mortgage,", "Own, Family, Mortgage,")]
    [InlineData("double? Income", "double Income")]
    [InlineData("int Age, ", "[property: Feature(Ignore = true)] int Age, ")]
    public void An_edit_of_a_record_in_another_file_emits_its_models_anew(string before, string after) =>
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified], ReasonsAfter(before, after));

    [Theory]
    [InlineData("=> \"\";", "=> \"note\";")]
    [InlineData("public enum Housing", "/// <summary>Where someone lives.</summary>\npublic enum Housing")]
    [InlineData("namespace Shop;", "namespace Shop;\npublic record Other(int X);")]
    public void An_edit_beside_emits_nothing(string before, string after) =>
        Assert.All(ReasonsAfter(before, after), reason => Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));

    [Fact]
    public void The_architecture_is_another_when_members_have_another_order()
    {
        Assert.NotEqual(
            HashLine(ShopSource.Transaction),
            HashLine(ShopSource.Transaction.Replace("Rent, Own, Mortgage", "Rent, Mortgage, Own", StringComparison.Ordinal)));

        static string HashLine(string records) => GeneratorHarness.Run(records, ShopSource.Models).Files["Shop.FraudDetector.Api.g.cs"]
            .Split('\n').Single(line => line.Contains("ArchitectureHash =", StringComparison.Ordinal));
    }

    private static List<IncrementalStepRunReason> ReasonsAfter(string before, string after)
    {
        Assert.Contains(before, ShopSource.Transaction, StringComparison.Ordinal);
        var compilation = TestCompilation.Create(ShopSource.Transaction, ShopSource.Models);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        var edited = TestCompilation.Parse(ShopSource.Transaction.Replace(before, after, StringComparison.Ordinal), "Test0.cs");
        var result = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], edited)).GetRunResult().Results.Single();
        return [.. GeneratorHarness.Outputs(result, TrackingNames.Emitted).Select(output => output.Reason)];
    }
}
