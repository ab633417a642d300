using NnGen.Generated;

namespace NnGen.Tests.Models;

public class ParameterTests
{
    [Theory]
    [InlineData("Dense1.Kernel")]
    [InlineData("Dense1.Bias")]
    [InlineData("Dense2.Kernel")]
    [InlineData("Normalization1.Mean")]
    public void What_is_copied_in_comes_out_in_the_same_order(string name)
    {
        var parameter = TestModel.Core().Parameters[name];
        var elements = TestModel.Ramp(parameter.Count);

        parameter.CopyFrom(elements);

        Assert.Equal(elements, TestModel.Elements(parameter));
        Assert.Equal(elements, Enumerable.Range(0, parameter.Count).Select(element => parameter[element]));
    }

    [Fact]
    public void Writing_leaves_padding_and_neighbours_alone()
    {
        var core = TestModel.Core();
        var kernel = core.Parameters["Dense1.Kernel"];
        core.ValueSpan.Clear();

        kernel.CopyFrom(TestModel.Ramp(kernel.Count));

        var places = Enumerable.Range(0, kernel.Count).Select(kernel.Info.Layout.IndexOf).ToHashSet();
        Assert.Equal(kernel.Count, places.Count);
        for (var place = 0; place < core.Info.StorageLength; place++)
            Assert.True(places.Contains(place) || core.ValueSpan[place] == 0f, $"place {place} was written");
    }

    [Fact]
    public void Every_copy_of_a_tiled_statistic_is_written()
    {
        var core = TestModel.Core();
        var mean = core.Parameters["Normalization1.Mean"];

        mean.CopyFrom([1f, 2f, 3f]);
        mean[1] = 5f;

        Assert.Equal([1f, 5f, 3f, 1f, 5f, 3f, 1f, 5f, 3f, 1f, 5f, 3f, 0f, 0f, 0f, 0f], core.ValueSpan.Slice(848, 16).ToArray());
    }

    [Fact]
    public void Every_write_makes_derived_copies_stale()
    {
        var core = TestModel.Core();
        var bias = core.Parameters["Dense1.Bias"];

        core.DerivedCopiesAreStale = false;
        bias[0] = 1f;
        Assert.True(core.DerivedCopiesAreStale);

        core.DerivedCopiesAreStale = false;
        bias.CopyFrom(TestModel.Ramp(40));
        Assert.True(core.DerivedCopiesAreStale);
    }

    [Fact]
    public void Only_given_values_count_as_set()
    {
        var parameters = TestModel.Core().Parameters;
        Assert.False(parameters["Normalization1.Mean"].IsSet);
        Assert.False(parameters["Dense1.Kernel"].IsSet);
        Assert.True(parameters["Normalization1.Variance"].IsSet);

        parameters["Normalization1.Mean"][2] = 1f;
        Assert.True(parameters["Normalization1.Mean"].IsSet);
    }

    [Fact]
    public void A_wrong_length_names_the_parameter_and_both_lengths()
    {
        var kernel = TestModel.Core().Parameters["Dense1.Kernel"];

        var error = Assert.Throws<ArgumentException>(() => kernel.CopyFrom(new float[119]));

        Assert.Equal("Dense1.Kernel [3, 40] has 120 elements, but the span has 119. (Parameter 'source')", error.Message);
        Assert.Throws<ArgumentException>(() => kernel.CopyTo(new float[121]));
        Assert.Throws<ArgumentException>(() => kernel.CopyGradientTo(new float[121]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(120)]
    public void An_element_outside_is_refused(int element)
    {
        var kernel = TestModel.Core().Parameters["Dense1.Kernel"];

        Assert.Throws<ArgumentOutOfRangeException>(() => kernel[element]);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel[element] = 1f);
    }

    [Fact]
    public void Not_a_number_is_taken_as_it_is()
    {
        var bias = TestModel.Core().Parameters["Dense2.Bias"];

        bias.CopyFrom([float.NaN, float.PositiveInfinity]);

        Assert.True(float.IsNaN(bias[0]));
        Assert.Equal(float.PositiveInfinity, bias[1]);
    }

    [Fact]
    public void Gradients_come_out_row_major()
    {
        var core = TestModel.Core();
        core.PrepareTraining();
        var kernel = core.Parameters["Dense1.Kernel"];
        for (var element = 0; element < kernel.Count; element++)
            core.GradientSpan[kernel.Info.Layout.IndexOf(element)] = element;

        var gradient = new float[kernel.Count];
        kernel.CopyGradientTo(gradient);

        Assert.Equal(Enumerable.Range(0, kernel.Count).Select(element => (float)element), gradient);
    }

    [Fact]
    public void A_gradient_that_is_not_there_is_refused()
    {
        var core = TestModel.Core();
        Assert.Throws<InvalidOperationException>(() => core.Parameters["Dense1.Bias"].CopyGradientTo(new float[40]));

        core.PrepareTraining();
        Assert.Throws<InvalidOperationException>(() => core.Parameters["Normalization1.Mean"].CopyGradientTo(new float[3]));
    }

    [Fact]
    public void Text_has_name_shape_and_use()
    {
        var parameters = TestModel.Core().Parameters;
        var frozen = TestModel.Of(new ParameterInfo("Stem.Bias", [4], 0, ParameterLayout.Flat(4)) { Trainable = false });

        Assert.Equal("Dense1.Kernel [3, 40] trainable", parameters["Dense1.Kernel"].ToString());
        Assert.Equal("Normalization1.Mean [3] statistic", parameters["Normalization1.Mean"].ToString());
        Assert.Equal("Stem.Bias [4] frozen", frozen.Parameters[0].ToString());
    }
}
