using System.IO.Compression;
using Xunit;

namespace NnGen.Tests.Data;

public class NpzTests
{
    [Theory]
    [InlineData("arrays.npz")]
    [InlineData("arrays_compressed.npz")]
    public void Arrays_that_numpy_wrote_are_read_by_their_names(string name)
    {
        var arrays = NpzFile.Load(Fixture.PathOf(name));
        Assert.Equal(["weights", "x", "y"], arrays.Keys.Order());
        Assert.Equal([4, 3], arrays["x"].Shape);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i / 4f), arrays["x"].ToSingles());
        Assert.Equal([2, 0, 1, 2], arrays["y"].ToInt32s());
        Assert.Equal(typeof(double), NpzFile.Load(Fixture.PathOf(name), "weights").ElementType);
    }

    [Fact]
    public void An_archive_is_a_dataset()
    {
        var data = Dataset.FromNpz(Fixture.PathOf("arrays.npz"));
        Assert.Equal(4, data.Count);
        Assert.Equal([0.75f, 1, 1.25f], data.InputsOf(1).ToArray());
        Assert.Equal(2, data.LabelOf(3));
    }

    [Fact]
    public void An_array_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromNpz(Fixture.PathOf("arrays.npz"), inputs: "features"));
        Assert.Contains("no array 'features'; it has x, y, weights", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_is_read_again_and_has_the_same_bytes_each_time(bool compress)
    {
        using var first = new TemporaryFile();
        using var second = new TemporaryFile();
        Dictionary<string, NumberArray> arrays = new()
        {
            ["kernel"] = NumberArray.From([1.5f, -2, 3, 4], 2, 2),
            ["labels"] = NumberArray.From([7, 8, 9], 3),
        };
        NpzFile.Save(first.Path, arrays, compress);
        NpzFile.Save(second.Path, arrays, compress);

        var read = NpzFile.Load(first.Path);
        Assert.Equal([1.5f, -2, 3, 4], read["kernel"].ToSingles());
        Assert.Equal([2, 2], read["kernel"].Shape);
        Assert.Equal([7, 8, 9], read["labels"].ToInt32s());
        Assert.Equal(File.ReadAllBytes(first.Path), File.ReadAllBytes(second.Path));
    }

    [Fact]
    public void Damaged_archives_are_refused_with_their_names()
    {
        using var file = new TemporaryFile();
        File.WriteAllBytes(file.Path, File.ReadAllBytes(Fixture.PathOf("arrays.npz"))[..200]);
        Assert.Contains(file.Path, Assert.Throws<InvalidDataException>(() => NpzFile.Load(file.Path)).Message, StringComparison.Ordinal);

        using (var archive = ZipFile.Open(file.Path + ".zip", ZipArchiveMode.Create))
        using (var content = archive.CreateEntry("x.npy").Open())
            content.Write("no array"u8);
        var error = Assert.Throws<InvalidDataException>(() => NpzFile.Load(file.Path + ".zip"));
        File.Delete(file.Path + ".zip");
        Assert.Contains("array 'x': This is not an npy file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_arrays_of_one_name_are_refused_before_anything_is_written()
    {
        using var file = new TemporaryFile();
        var array = NumberArray.From([1f], 1);
        Assert.Throws<ArgumentException>(() => NpzFile.Save(file.Path, [new("a", array), new("a", array)]));
        Assert.False(File.Exists(file.Path));
    }
}
