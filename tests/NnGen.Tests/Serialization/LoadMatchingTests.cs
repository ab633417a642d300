using NnGen.Generated;
using NnGen.Tests.Models;

namespace NnGen.Tests.Serialization;

public class LoadMatchingTests
{
    [Fact]
    public void What_fits_by_name_and_shape_is_read_and_the_rest_is_reported()
    {
        using var file = new TemporaryFile();
        var saved = new ModelCore(TestModel.Info(outputs: 5, hash: "0ther"), seed: 1);
        ModelFile.Save(saved, file.Path, new SaveOptions { IncludeOptimizer = true });
        var core = new ModelCore(TestModel.Info(), seed: 2) { DerivedCopiesAreStale = false, Step = 9 };
        var before = TestModel.Values(core);

        var report = ModelFile.LoadMatching(core, file.Path, null);

        Assert.Equal(["Normalization1.Mean", "Normalization1.Variance", "Dense1.Kernel", "Dense1.Bias"], report.Loaded);
        Assert.Equal(
            ["Dense2.Kernel is [40, 5] in the file but [40, 2] in the model", "Dense2.Bias is [5] in the file but [2] in the model"],
            report.OtherShape.Select(difference => difference.ToString()));
        Assert.Empty(report.Missing);
        Assert.Empty(report.Unexpected);
        Assert.Equal(TestModel.Values(saved)["Dense1.Kernel"], TestModel.Values(core)["Dense1.Kernel"]);
        Assert.Equal(before["Dense2.Kernel"], TestModel.Values(core)["Dense2.Kernel"]);
        Assert.True(core.DerivedCopiesAreStale);
        Assert.Equal(0, core.Step);
    }

    [Fact]
    public void Names_may_differ_and_parameters_may_be_left_out()
    {
        using var file = new TemporaryFile();
        var saved = Renamed(name => "Body." + name);
        ModelFile.Save(saved, file.Path);
        var core = TestModel.Core(seed: 2);

        var report = ModelFile.LoadMatching(core, file.Path, new LoadOptions
        {
            NameInFile = name => name.StartsWith("Dense2", StringComparison.Ordinal) ? null : "Body." + name,
        });

        Assert.Equal(4, report.Loaded.Count);
        Assert.Equal(["Dense2.Kernel", "Dense2.Bias"], report.LeftOut);
        Assert.Equal(["Body.Dense2.Bias", "Body.Dense2.Kernel"], report.Unexpected);
        Assert.Equal(TestModel.Values(saved)["Body.Dense1.Bias"], TestModel.Values(core)["Dense1.Bias"]);
        Assert.Equal(
            "Loaded: Normalization1.Mean, Normalization1.Variance, Dense1.Kernel, Dense1.Bias\n"
            + "Not in the model: Body.Dense2.Bias, Body.Dense2.Kernel\nLeft out: Dense2.Kernel, Dense2.Bias",
            report.ToString());
    }

    [Fact]
    public void A_file_of_which_nothing_fits_is_refused_and_the_model_is_unchanged()
    {
        using var file = new TemporaryFile();
        ModelFile.Save(Renamed(name => "Body." + name), file.Path);
        var core = TestModel.Core(seed: 2);
        core.Step = 3;
        var before = TestModel.Values(core);

        var problem = Assert.Throws<InvalidDataException>(() => ModelFile.LoadMatching(core, file.Path, null));

        Assert.Contains("nothing in it fits. Missing in the file: Normalization1.Mean", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, TestModel.Values(core));
        Assert.Equal(3, core.Step);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_the_model_is_unchanged()
    {
        using var file = new TemporaryFile();
        ModelFile.Save(TestModel.Core(seed: 1), file.Path);
        var bytes = File.ReadAllBytes(file.Path);
        var core = TestModel.Core(seed: 2);
        var before = TestModel.Values(core);

        foreach (var length in new[] { 0, 7, 8, 100, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(file.Path, bytes[..length]);
            Assert.Throws<InvalidDataException>(() => ModelFile.LoadMatching(core, file.Path, null));
        }

        Assert.Equal(before, TestModel.Values(core));
    }

    private static ModelCore Renamed(Func<string, string> rename)
    {
        var info = TestModel.Info(hash: "0ther");
        for (var i = 0; i < info.Parameters.Length; i++)
            info.Parameters[i] = info.Parameters[i] with { Name = rename(info.Parameters[i].Name) };
        return new ModelCore(info, seed: 1);
    }
}
