extern alias runtime;

using System.Runtime.InteropServices;
using runtime::NnGen;
using Xunit;
using TrainingBatch = runtime::NnGen.Generated.TrainingBatch;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Models whose inputs are not floats.</summary>
public sealed class InputTypeTests
{
    private static readonly CompiledModels s_models = CompiledModels.Compile(
        Model("Bytes", "3, 7, ElementType = ElementType.UInt8"), Model("Floats", "3, 7"),
        CompiledModels.Source("Tokens", "[Model, Input(3, ElementType = ElementType.Int32)]\n[Embedding(9, 4)]\n[Flatten]\n[Dense(2)]\n[MeanSquaredError, Adam]"));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(130)]
    public void Bytes_give_the_bits_that_the_same_numbers_give(int samples)
    {
        var (bytes, floats) = (s_models.Create("Bytes", 3), s_models.Create("Floats", 3));
        var pixels = new byte[samples * 21];
        new Random(samples).NextBytes(pixels);
        var numbers = Array.ConvertAll(pixels, pixel => (float)pixel);
        var (actual, expected) = (new float[samples * 2], new float[samples * 2]);
        for (var step = 0; step < 3; step++)
        {
            ((IModel<byte>)bytes.Model).Predict(pixels, actual);
            ((IModel<float>)floats.Model).Predict(numbers, expected);
            Assert.Equal(expected, actual);
            var targets = new float[samples * 2];
            var loss = bytes.Trainable.ComputeGradients(new TrainingBatch { InputBytes = pixels, Targets = targets }, default);
            Assert.Equal(floats.Trainable.ComputeGradients(new TrainingBatch { Inputs = numbers, Targets = targets }, default), loss);
            bytes.Trainable.ApplyGradients();
            floats.Trainable.ApplyGradients();
        }
    }

    [Fact]
    public void Fit_takes_bytes_and_whole_floats_alike_and_learns_the_same_statistics()
    {
        var pixels = new byte[40 * 21];
        new Random(1).NextBytes(pixels);
        var target = new Column<float>("Target", new float[80], [2]);
        var columns = new Column[] { new Column<byte>("Input", pixels, [21]), new Column<float>("Input", Array.ConvertAll(pixels, p => (float)p), [21]) };
        var values = columns.Select(column =>
        {
            var model = s_models.Create("Bytes", 5);
            runtime::NnGen.Generated.Trainer.Fit(model.Trainable, new Dataset([column], target), new FitOptions { Epochs = 2 });
            return model.Values().Values.SelectMany(v => v).ToArray();
        }).ToArray();
        Assert.Equal(values[0], values[1]);
        Assert.DoesNotContain(values[0], value => float.IsNaN(value));
    }

    [Theory]
    [InlineData(0.5f, "0.5")]
    [InlineData(256f, "256")]
    [InlineData(-1f, "-1")]
    [InlineData(float.NaN, "NaN")]
    public void Numbers_that_are_no_bytes_are_refused_by_place(float wrong, string text)
    {
        var numbers = new float[2 * 21];
        numbers[23] = wrong;
        var data = new Dataset([new Column<float>("Pixels", numbers, [21])], new Column<float>("Target", new float[4], [2]));
        var error = Assert.Throws<ArgumentException>(() =>
            runtime::NnGen.Generated.Trainer.Fit(s_models.Create("Bytes").Trainable, data, null));
        Assert.Contains($"Sample 1, column 'Pixels[2]': Bytes takes whole numbers from 0 to 255, but {text} came.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    [InlineData(int.MinValue)]
    public void A_token_out_of_range_is_refused_wherever_it_comes(int wrong)
    {
        var model = s_models.Create("Tokens");
        int[] tokens = [1, 2, 3, 4, wrong, 6];
        var (outputs, targets) = (new float[4], new float[4]);
        var messages = new List<string>
        {
            Assert.Throws<ArgumentException>(() => ((IModel<int>)model.Model).Predict(tokens, outputs)).Message,
            Assert.Throws<ArgumentException>(() => ((IModel<int>)model.Model).Predict(tokens.AsSpan(3), outputs.AsSpan(2))).Message,
            Assert.Throws<ArgumentException>(() => model.Trainable.ComputeGradients(BatchOf(tokens, targets), default)).Message,
            Assert.Throws<ArgumentException>(() => model.Trainable.EvaluateBatch(BatchOf(tokens, targets), default)).Message,
        };
        Assert.All(messages, message => Assert.Contains($"element 1: {wrong} is not one of 0 to 8.", message, StringComparison.Ordinal));
        var data = new Dataset([new Column<int>("Words", tokens, [3])], new Column<float>("Target", targets, [2]));
        var error = Assert.Throws<ArgumentException>(() => runtime::NnGen.Generated.Trainer.Fit(model.Trainable, data, null));
        Assert.Contains($"Sample 1, column 'Words[1]': {wrong} is not one of 0 to 8.", error.Message, StringComparison.Ordinal);

        static TrainingBatch BatchOf(int[] tokens, float[] targets) => new() { InputBytes = MemoryMarshal.AsBytes<int>(tokens), Targets = targets };
    }

    private static string Model(string name, string input) =>
        CompiledModels.Source(name, $"[Model, Input({input})]\n[Normalization]\n[Flatten]\n[Dense(19, Activation.Tanh)]\n[Dense(2)]\n[MeanSquaredError, Adam]");
}
