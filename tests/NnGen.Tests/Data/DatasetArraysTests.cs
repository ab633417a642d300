using Xunit;

namespace NnGen.Tests.Data;

public class DatasetArraysTests
{
    [Fact]
    public void Samples_targets_and_weights_come_back_row_by_row()
    {
        var data = Dataset.FromArrays([1, 2, 3, 4, 5, 6], 3, [10, 20, 30, 40], 2, [0.5f, 2]);
        Assert.Equal(2, data.Count);
        Assert.Equal(3, data.InputWidth);
        Assert.Equal(2, data.TargetWidth);
        Assert.False(data.HasLabels);
        Assert.Equal([4, 5, 6], data.InputsOf(1).ToArray());
        Assert.Equal([30, 40], data.TargetsOf(1).ToArray());
        Assert.Equal(2, data.SampleWeights![1][0]);
        Assert.Equal(["Input0", "Input1", "Input2"], data.FeatureNames);
    }

    [Fact]
    public void Matrices_are_read_row_major_whatever_their_type()
    {
        var single = Dataset.FromArrays(new float[,] { { 1, 2 }, { 3, 4 } }, new float[,] { { 5, 6 }, { 7, 8 } });
        Assert.Equal([3, 4], single.InputsOf(1).ToArray());
        Assert.Equal([7, 8], single.TargetsOf(1).ToArray());
        var number = Dataset.FromArrays(new double[,] { { 1, 2 }, { 3, 4 } }, new double[] { 5, 6 });
        Assert.Equal([3, 4], number.InputsOf(1).ToArray());
        Assert.Equal([6], number.TargetsOf(1).ToArray());
        var labels = Dataset.FromArrays(new double[,] { { 1, 2 }, { 3, 4 } }, new[] { 0, 1 }, classNames: ["no", "yes"]);
        Assert.Equal(1, labels.LabelOf(1));
        Assert.Equal(["no", "yes"], labels.ClassNames);
    }

    [Fact]
    public void A_later_change_of_the_array_does_not_change_the_dataset()
    {
        float[] inputs = [1, 2];
        var data = Dataset.FromArrays(inputs, 1, [0f, 1f]);
        inputs[0] = 99;
        Assert.Equal(1, data.InputsOf(0)[0]);
    }

    [Fact]
    public void Inputs_that_are_no_whole_number_of_samples_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1, 2, 3, 4, 5], 3, [1f]));
        Assert.Contains("3 values", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 values came", error.Message, StringComparison.Ordinal);
        Assert.Equal("inputs", error.ParamName);
    }

    [Fact]
    public void Targets_labels_and_weights_of_a_wrong_length_are_refused()
    {
        var targets = Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1, 2, 3, 4], 2, [1, 2, 3], 2));
        Assert.Contains("2 samples take 4 targets (2 a sample), but 3 came", targets.Message, StringComparison.Ordinal);
        var labels = Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1f, 2f], 1, new[] { 1 }));
        Assert.Contains("2 samples take 2 labels (1 a sample), but 1 came", labels.Message, StringComparison.Ordinal);
        var weights = Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1f, 2f], 1, [1f, 2f], 1, [1, 2, 3]));
        Assert.Equal("sampleWeights", weights.ParamName);
    }

    [Fact]
    public void Reading_the_other_kind_of_target_says_what_to_use()
    {
        var numbers = Dataset.FromArrays([1f], 1, [1f]);
        var labels = Dataset.FromArrays([1f], 1, new[] { 1 });
        Assert.Contains("TargetsOf", Assert.Throws<InvalidOperationException>(() => numbers.LabelOf(0)).Message, StringComparison.Ordinal);
        Assert.Contains("LabelOf", Assert.Throws<InvalidOperationException>(() => labels.TargetsOf(0).Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        var inputs = new Column<float>("age", [1, 2, 3]);
        var target = new Column<float>("price", [1, 2]);
        var error = Assert.Throws<ArgumentException>(() => new Dataset([inputs], target));
        Assert.Contains("'price' has 2 samples, but column 'age' has 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_keeps_its_shape_and_names()
    {
        var column = new Column<float>("pixels", [1, 2, 3, 4, 5, 6, 7, 8], [2, 2], ["a", "b", "c", "d"]);
        Assert.Equal(2, column.Count);
        Assert.Equal(4, column.Width);
        Assert.Equal([2, 2], column.Shape);
        Assert.Equal([5, 6, 7, 8], column[1].ToArray());
        Assert.Throws<ArgumentException>(() => new Column<float>("pixels", [1, 2], [2], ["a"]));
        Assert.Throws<ArgumentException>(() => new Column<float>("pixels", [1, 2], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => column[2].Length);
    }
}
