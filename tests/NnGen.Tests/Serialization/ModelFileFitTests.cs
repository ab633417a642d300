using NnGen.Generated;
using NnGen.Tests.Models;

namespace NnGen.Tests.Serialization;

public class ModelFileFitTests
{
    [Fact]
    public void Another_shape_is_named_on_both_sides()
    {
        var message = Refusal(saved: TestModel.Info(outputs: 5), model: TestModel.Info());

        Assert.Contains("cannot be loaded into Tiny", message, StringComparison.Ordinal);
        Assert.Contains("Dense2.Kernel is [40, 5] in the file but [40, 2] in the model", message, StringComparison.Ordinal);
        Assert.Contains("Dense2.Bias is [5] in the file but [2] in the model", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_unexpected_parameters_are_named()
    {
        var info = TestModel.Info();
        var renamed = With(info, [info.Parameters[0] with { Name = "Scaler.Mean" }, .. info.Parameters[1..]]);

        var message = Refusal(saved: renamed, model: info);

        Assert.Contains("Normalization1.Mean [3] is missing in the file", message, StringComparison.Ordinal);
        Assert.Contains("Scaler.Mean [3] in the file is not in the model", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_layers_with_the_same_parameters_are_refused()
    {
        var message = Refusal(saved: TestModel.Info(hash: "0ther"), model: TestModel.Info());

        Assert.Contains("has other layers (architecture 0ther, expected 5eed)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_input_output_error() =>
        Assert.Throws<FileNotFoundException>(() => ModelFile.Load(TestModel.Core(), Path.Combine(Path.GetTempPath(), "no-such-file.safetensors")));

    private static ModelInfo With(ModelInfo info, ParameterInfo[] parameters) => new()
    {
        Name = info.Name,
        ArchitectureHash = info.ArchitectureHash,
        InputShape = info.InputShape,
        OutputShape = info.OutputShape,
        Parameters = parameters,
        StorageLength = info.StorageLength,
        GradientLength = info.GradientLength,
        Layers = info.Layers,
    };

    private static string Refusal(ModelInfo saved, ModelInfo model)
    {
        using var file = new TemporaryFile();
        ModelFile.Save(new ModelCore(saved, seed: 1), file.Path);
        var core = new ModelCore(model, seed: 2);
        var before = core.ValueSpan.ToArray();

        var error = Assert.Throws<InvalidDataException>(() => ModelFile.Load(core, file.Path));

        Assert.Equal(before, core.ValueSpan.ToArray());
        return error.Message;
    }
}
