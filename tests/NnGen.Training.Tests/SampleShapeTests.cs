using Xunit;

namespace NnGen.Training.Tests;

/// <summary>The shapes of samples and of the input that they are for.</summary>
public sealed class SampleShapeTests
{
    [Theory]
    [InlineData(5, 6, 1)]
    [InlineData(3, 10)]
    public void Samples_of_another_shape_are_refused_though_they_have_as_many_elements(params int[] shape)
    {
        var exception = Assert.Throws<ArgumentException>(() => Evaluate(shape));

        Assert.Contains($"FloatClassifier takes [6, 5, 1] a sample, but column 'Pixels' has [{string.Join(", ", shape)}].", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 5, 1)]
    [InlineData(6, 5)]
    [InlineData(1, 6, 5)]
    [InlineData(30)]
    public void Samples_that_lie_as_the_input_does_fit(params int[] shape) => Evaluate(shape);

    [Fact]
    public void Samples_of_another_size_are_refused_with_both_shapes()
    {
        var exception = Assert.Throws<ArgumentException>(() => Evaluate(6, 6, 1));

        Assert.Contains("takes [6, 5, 1] a sample, but column 'Pixels' has [6, 6, 1].", exception.Message, StringComparison.Ordinal);
    }

    private static void Evaluate(params int[] shape)
    {
        var values = new float[2 * shape.Aggregate(1, (product, dimension) => product * dimension)];
        var pixels = Column.FromMemory<float>("Pixels", values, shape);
        new FloatClassifier(seed: 1).Evaluate(new Dataset([pixels], Column.FromMemory<int>("Class", new[] { 0, 2 })));
    }
}
