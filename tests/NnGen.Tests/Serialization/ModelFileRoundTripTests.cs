using System.Globalization;
using System.Text;
using NnGen.Generated;
using NnGen.Tests.Models;

namespace NnGen.Tests.Serialization;

public class ModelFileRoundTripTests
{
    [Fact]
    public void All_parameters_travel_bit_for_bit_whatever_their_role()
    {
        using var file = new TemporaryFile();
        var saved = TestModel.Core(seed: 1);
        saved.Parameters["Normalization1.Mean"].CopyFrom([float.NaN, float.NegativeInfinity, -0f]);
        var loaded = TestModel.Core(seed: 2);
        loaded.DerivedCopiesAreStale = false;

        ModelFile.Save(saved, file.Path);
        ModelFile.Load(loaded, file.Path);

        foreach (var (name, elements) in TestModel.Values(saved))
        {
            var expected = elements.Select(BitConverter.SingleToInt32Bits);
            Assert.Equal(expected, TestModel.Elements(loaded.Parameters[name]).Select(BitConverter.SingleToInt32Bits));
        }
        Assert.True(loaded.DerivedCopiesAreStale);
        Assert.All(loaded.Parameters, parameter => Assert.True(parameter.IsSet));
        Assert.Equal(2, loaded.Seed);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes_in_any_culture()
    {
        using var file = new TemporaryFile();
        var core = TrainedCore();
        var options = new SaveOptions { IncludeOptimizer = true };
        ModelFile.Save(core, file.Path, options);
        var expected = File.ReadAllBytes(file.Path);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE") { NumberFormat = { NegativeSign = "\u2212" } };
            ModelFile.Save(core, file.Path, options);
            ModelFile.Load(core, file.Path);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(expected, File.ReadAllBytes(file.Path));
        Assert.Equal(-5, core.Seed);
    }

    [Fact]
    public void The_data_begins_on_a_cache_line_after_a_sorted_header()
    {
        using var file = new TemporaryFile();
        ModelFile.Save(TestModel.Core(), file.Path);
        var bytes = File.ReadAllBytes(file.Path);
        var length = BitConverter.ToInt64(bytes);
        var header = Encoding.UTF8.GetString(bytes, 8, (int)length);

        Assert.Equal(0, (8 + length) % 64);
        Assert.StartsWith(
            """{"__metadata__":{"architecture":"5eed","format":"nngen","model":"Tiny","version":"1"},"""
            + """
            "Dense1.Bias":{"dtype":"F32","shape":[40],"data_offsets":[0,160]},
            """
            + """
            "Dense1.Kernel":{"dtype":"F32","shape":[3,40],"data_offsets":[160,640]},
            """,
            header,
            StringComparison.Ordinal);
        Assert.Equal(8 + length + (4 * 248), bytes.Length);
    }

    [Fact]
    public void Training_goes_on_where_it_was_saved()
    {
        using var file = new TemporaryFile();
        var saved = TrainedCore();
        var loaded = TestModel.Core(seed: 2);

        ModelFile.Save(saved, file.Path, new SaveOptions { IncludeOptimizer = true });
        ModelFile.Load(loaded, file.Path);

        Assert.True(loaded.IsPreparedForTraining);
        Assert.Equal((-5, 7L, 9L, 3), (loaded.Seed, loaded.Step, loaded.BatchesSeen, loaded.Epoch));
        foreach (var parameter in saved.Parameters.Where(parameter => parameter.HasGradient))
        {
            var expected = new float[parameter.Count];
            var actual = new float[parameter.Count];
            for (var slot = 0; slot < 2; slot++)
            {
                parameter.Info.Layout.Gather(parameter.PartOf(saved.SlotSpan(slot)), expected);
                parameter.Info.Layout.Gather(parameter.PartOf(loaded.SlotSpan(slot)), actual);
                Assert.Equal(expected, actual);
            }
        }
    }

    [Theory]
    [InlineData(false, true, false)] // a file without optimizer state
    [InlineData(true, true, true)] // of another optimizer
    [InlineData(true, false, false)] // into a model for inference
    public void Without_a_state_that_fits_training_starts_anew(bool include, bool trainable, bool otherOptimizer)
    {
        using var file = new TemporaryFile();
        ModelFile.Save(TrainedCore(), file.Path, new SaveOptions { IncludeOptimizer = include });
        var info = TestModel.Info(trainable: trainable, slots: otherOptimizer ? ["Momentum"] : ["FirstMoment", "SecondMoment"]);
        var core = new ModelCore(info, seed: 4) { Step = 5, BatchesSeen = 6, Epoch = 7, HasGradients = true };
        if (trainable)
        {
            core.PrepareTraining();
            core.SlotSpan(0).Fill(1f);
        }

        ModelFile.Load(core, file.Path);

        Assert.Equal((4, 0L, 0L, 0), (core.Seed, core.Step, core.BatchesSeen, core.Epoch));
        Assert.False(core.HasGradients);
        Assert.Equal(trainable, core.IsPreparedForTraining);
        Assert.True(!trainable || !core.SlotSpan(0).ContainsAnyExcept(0f));
        Assert.Equal(TestModel.Values(TrainedCore()), TestModel.Values(core));
    }

    [Fact]
    public void Loading_never_fills_the_padding()
    {
        using var file = new TemporaryFile();
        var saved = TrainedCore();
        ModelFile.Save(saved, file.Path, new SaveOptions { IncludeOptimizer = true });
        var loaded = TestModel.Core(seed: 2);

        ModelFile.Load(loaded, file.Path);

        // Row 0 of the second panel of Dense1.Kernel: 8 columns of 16 are padding.
        Assert.False(loaded.ValueSpan.Slice(96 + 8, 8).ContainsAnyExcept(0f));
        Assert.False(loaded.SlotSpan(0).Slice(96 + 8, 8).ContainsAnyExcept(0f));
    }

    private static ModelCore TrainedCore()
    {
        var core = new ModelCore(TestModel.Info(), seed: -5) { Step = 7, BatchesSeen = 9, Epoch = 3 };
        core.PrepareTraining();
        for (var slot = 0; slot < 2; slot++)
            TestModel.Ramp(848, 0.5f + slot).CopyTo(core.SlotSpan(slot));
        return core;
    }
}
