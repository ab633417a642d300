using System.Runtime.CompilerServices;
using NnGen.Generated;

namespace NnGen.Tests.Models;

public class ModelCoreTests
{
    [Fact]
    public unsafe void Storage_lies_on_vector_boundaries()
    {
        var core = TestModel.Core();
        core.PrepareTraining();

        Assert.Equal(0, (nint)Unsafe.AsPointer(ref core.Values) % 64);
        Assert.Equal(0, (nint)Unsafe.AsPointer(ref core.Gradients) % 64);
        Assert.Equal(0, (nint)Unsafe.AsPointer(ref core.Slot(1)) % 64);
    }

    [Fact]
    public void Preparing_twice_keeps_gradients_and_slots()
    {
        var core = TestModel.Core();
        Assert.False(core.IsPreparedForTraining);
        core.PrepareTraining();
        core.Gradients = 1f;
        core.Slot(1) = 2f;

        core.PrepareTraining();

        Assert.True(core.IsPreparedForTraining);
        Assert.Equal(1f, core.Gradients);
        Assert.Equal(0f, core.Slot(0));
        Assert.Equal(2f, core.Slot(1));
    }

    [Fact]
    public void Access_to_storage_allocates_nothing()
    {
        var core = TestModel.Core();
        core.PrepareTraining();
        core.Parameters["Dense1.Bias"][0] = core.Values + core.Gradients + core.Slot(0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        core.Parameters["Dense1.Bias"][0] = core.Values + core.Gradients + core.Slot(0);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Declared_initial_values_override_the_initializer_and_must_fit()
    {
        Assert.Equal([1f, 2f, 3f], TestModel.Elements(TestModel.Core().Parameters["Normalization1.Variance"]));

        var tooShort = new ParameterInfo("Mean", [3], 0, ParameterLayout.Flat(3)) { InitialValues = [1f, 2f] };
        var error = Assert.Throws<ArgumentException>(() => TestModel.Of(tooShort));
        Assert.StartsWith("Mean [3] has 3 elements, but the span has 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Derived_copies_start_stale() => Assert.True(TestModel.Core().DerivedCopiesAreStale);
}
