using NnGen.Generated;

namespace NnGen.Tests.Models;

public class ParameterLayoutTests
{
    [Fact]
    public void Panels_are_32_wide_and_the_last_one_may_be_16()
    {
        var layout = ParameterLayout.Panels(rows: 3, columns: 40);

        Assert.Equal(3 * 48, layout.StorageLength);
        Assert.Equal(0, layout.IndexOf(0));
        Assert.Equal(31, layout.IndexOf(31));
        Assert.Equal(3 * 32, layout.IndexOf(32));
        Assert.Equal(32 + 5, layout.IndexOf(40 + 5));
        Assert.Equal((3 * 32) + 16 + 7, layout.IndexOf(40 + 39));
    }

    [Fact]
    public void Groups_of_columns_follow_each_other_each_in_panels()
    {
        var layout = ParameterLayout.Groups(groups: 2, rows: 3, columns: 10);

        Assert.Equal(2 * 3 * 16, layout.StorageLength);
        Assert.Equal(16 + 4, layout.IndexOf(10 + 4));
        Assert.Equal((3 * 16) + 16, layout.IndexOf(10 + 5));
        AssertCopiesAgree(layout, 3 * 10);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 16)]
    [InlineData(3, 17)]
    [InlineData(2, 32)]
    [InlineData(4, 33)]
    [InlineData(7, 100)]
    public void Copying_all_at_once_agrees_with_the_place_of_each_element(int rows, int columns) =>
        AssertCopiesAgree(ParameterLayout.Panels(rows, columns), rows * columns);

    [Fact]
    public void A_length_that_overflows_is_refused() =>
        Assert.Throws<OverflowException>(() => ParameterLayout.Panels(100_000, 100_000).StorageLength);

    private static void AssertCopiesAgree(ParameterLayout layout, int count)
    {
        var elements = TestModel.Ramp(count);
        var storage = new float[layout.StorageLength];
        var back = new float[elements.Length];

        layout.Scatter(elements, storage);
        layout.Gather(storage, back);

        var expected = new float[layout.StorageLength];
        for (var element = 0; element < elements.Length; element++)
            expected[layout.IndexOf(element)] = elements[element];
        Assert.Equal(expected, storage);
        Assert.Equal(elements, back);
    }
}
