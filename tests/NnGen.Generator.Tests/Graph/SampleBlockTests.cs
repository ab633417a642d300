using NnGen.Generator.Graph;
using NnGen.Generator.Passes;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Layers over images go over a few samples at a time; what they alone need lies in the thread's own rows.</summary>
public sealed class SampleBlockTests
{
    [Fact]
    public void Layers_over_images_are_done_for_the_samples_that_the_cache_keeps()
    {
        var schedule = Predict([28, 28, 1], "Conv2D(Filters=32;KernelSize=3)", "MaxPool2D", "Flatten", "Dense(Units=3)", "MeanSquaredError");

        // 784 + 21632 + 5408 floats a sample, 65536 in a block.
        Assert.Equal(2, Assert.Single(schedule.Blocks).Samples);
    }

    [Fact]
    public void Layers_over_rows_of_numbers_take_all_samples_at_once()
    {
        Assert.Empty(Predict([30], "Dense(Units=128;Activation=Activation.Softmax)", "Dropout(Rate=0.2)", "Dense(Units=3)", "MeanSquaredError").Blocks);
    }

    [Fact]
    public void What_a_block_alone_needs_has_a_place_inside_it_and_what_others_read_does_not()
    {
        var schedule = Predict([28, 28, 1], "Conv2D(Filters=32;KernelSize=3)", "MaxPool2D", "Flatten", "Dense(Units=3)", "MeanSquaredError");

        Assert.IsType<BlockStorage>(Place(schedule, "Conv2D1"));
        Assert.IsType<WorkspaceStorage>(Place(schedule, "MaxPool2D1"));
    }

    [Fact]
    public void Places_of_a_block_stay_within_its_region_at_any_number_of_samples()
    {
        var schedule = Predict([12, 12, 3], "Conv2D(Filters=20;KernelSize=3)", "ReLU", "MaxPool2D", "Conv2D(Filters=40;KernelSize=3)", "GlobalAveragePool2D", "Dense(Units=3)", "MeanSquaredError");

        var inside = schedule.Places.Values.OfType<BlockStorage>().ToList();
        Assert.NotEmpty(inside);
        Assert.All(inside, place => Assert.InRange(place.Start + place.Length, 0, place.Region.Length));
        Assert.All(inside, place => Assert.InRange(place.Region.Offset + place.Region.Length, 0, schedule.WorkspaceWidth));
    }

    private static Schedule Predict(int[] input, params string[] attributes) =>
        PlanMemory.Run(Pipeline.Run(Stack.Of(input, attributes), GraphPurpose.Predict), predictionGoesToCaller: true, new FoldedParameters());

    private static Storage Place(Schedule schedule, string layer) =>
        schedule.Places[schedule.Graph.Values.Last(value => value.Scope == layer && !value.Op.IsFree).Id];
}
