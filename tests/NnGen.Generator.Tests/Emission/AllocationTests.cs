using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Nothing is allocated once a batch of its size was seen.</summary>
public sealed class AllocationTests(BehaviourModels models) : IClassFixture<BehaviourModels>
{
    private delegate float NumbersStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    private delegate float LabelsStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    public static TheoryData<string, int> Cases => BehaviourModels.With(BehaviourModels.Names, [1, 3, 32, 100]);

    [Theory, MemberData(nameof(Cases))]
    public void Prediction_gradients_and_updates_allocate_nothing(string name, int samples)
    {
        var model = models.Models.Create(name);

        Allocations.AssertNone(model, Batch.Random(model, samples, new Random(1), weighted: samples > 3));
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_training_step_allocates_nothing_after_Reserve_and_one_step(string name, int samples)
    {
        var model = models.Models.Create(name);
        var batch = Batch.Random(model, samples, new Random(1));
        var step = StepOf(model, batch);
        // The first step compiles code; it is of the smallest size, and Reserve provides the rest.
        StepOf(model, batch.Slice(0, 1))();
        model.Trainable.Reserve(samples);

        var before = GC.GetAllocatedBytesForCurrentThread();
        step();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Func<float> StepOf(ModelUnderTest model, Batch batch)
    {
        var (instance, method) = (model.Model, "TrainStep");
        if (batch.Labels.Length > 0)
        {
            var byLabels = (LabelsStep)Delegate.CreateDelegate(typeof(LabelsStep), instance, method);
            return () => byLabels(batch.Inputs, batch.Labels);
        }

        var byNumbers = (NumbersStep)Delegate.CreateDelegate(typeof(NumbersStep), instance, method);
        return () => byNumbers(batch.Inputs, batch.Targets);
    }
}
