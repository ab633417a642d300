using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class ElementTypeRuleTests
{
    [Theory]
    [InlineData("[Model, Input(20), {|NNG0205:Embedding|}(10, 4), Flatten, Dense(1)]")]
    [InlineData("[Model, Input(20), Dense(3), {|NNG0205:CategoryEncoding|}(10)]")]
    [InlineData("[Model, Input(20, ElementType = ElementType.Int32), {|NNG0205:Dense|}(1)]")]
    [InlineData("[Model, Input(4, 5, ElementType = ElementType.Int32), Flatten, {|NNG0205:ReLU|}]")]
    [InlineData("[Model, Input(20, ElementType = ElementType.UInt8), {|NNG0205:Embedding|}(10, 4), Flatten]")]
    [InlineData("[Model, Input(4, 5, ElementType = ElementType.Int32), {|NNG0201:Embedding|}(10, 4), Flatten]")]
    [InlineData("[Model, Input(4, ElementType = ElementType.Int32), Embedding({|NNG0301:0|}, 4), Flatten]")]
    [InlineData("[Model, Input(4, ElementType = ElementType.Int32), Embedding(4, {|NNG0301:0|}), Flatten]")]
    [InlineData("[Model, Input(4, ElementType = ElementType.Int32), CategoryEncoding({|NNG0301:0|})]")]
    [InlineData("[Model, Input(4, ElementType = {|NNG0301:(ElementType)7|}), Dense(1)]")]
    public Task What_reads_other_elements_than_it_is_given_is_reported_at_its_word(string attributes) =>
        AnalyzerHarness.VerifyAsync(Sources.Model(attributes));

    [Theory]
    [InlineData("[Model, Input(20, ElementType = ElementType.UInt8), Dense(1)]")]
    [InlineData("[Model, Input(20, ElementType = ElementType.Int32), Embedding(10, 4), Flatten, Dense(1)]")]
    [InlineData("[Model, Input(4, 5, ElementType = ElementType.Int32), Flatten, CategoryEncoding(7), Dense(1)]")]
    public Task Fitting_elements_are_not_reported(string attributes) => AnalyzerHarness.VerifyAsync(Sources.Model(attributes));

    [Fact]
    public async Task The_message_says_what_to_write()
    {
        var messages = await AnalyzerHarness.MessagesAsync(Sources.Model("[Model, Input(20), Embedding(10, 4), Flatten, Dense(1)]"));
        Assert.Equal(
            "NNG0205: Embedding 'Embedding1' needs whole numbers, but the input gives numbers; declare [Input(20, ElementType = ElementType.Int32)]",
            Assert.Single(messages));
    }
}
