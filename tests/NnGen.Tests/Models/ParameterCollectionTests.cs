namespace NnGen.Tests.Models;

public class ParameterCollectionTests
{
    [Fact]
    public void Parameters_come_by_name_and_in_declaration_order()
    {
        var parameters = TestModel.Core().Parameters;

        Assert.Equal(6, parameters.Count);
        Assert.Equal(6 + 160 + 82, parameters.ElementCount);
        Assert.Equal("Dense1.Kernel", parameters[2].Name);
        Assert.Same(parameters[2], parameters["Dense1.Kernel"]);
        Assert.Equal(["Normalization1.Mean", "Normalization1.Variance", "Dense1.Kernel"], parameters.Take(3).Select(p => p.Name));
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var parameters = TestModel.Core().Parameters;

        var error = Assert.Throws<KeyNotFoundException>(() => parameters["dense1.kernel"]);

        Assert.StartsWith("Tiny has no parameter 'dense1.kernel'. It has: Normalization1.Mean, ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Dense2.Bias.", error.Message, StringComparison.Ordinal);
        Assert.False(parameters.Contains("dense1.kernel"));
        Assert.False(parameters.TryGet("dense1.kernel", out var none));
        Assert.Null(none);
        Assert.True(parameters.TryGet("Dense1.Kernel", out _));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void A_place_outside_is_refused(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TestModel.Core().Parameters[index]);
}
